namespace FocusServer.Emulator.Jobs;

/// <summary>Lists the states of a job, as the page shows them.</summary>
internal enum JobState
{
    /// <summary>The pod is not up yet.</summary>
    Starting,

    /// <summary>The pod is up, and no stream has a reader.</summary>
    Idle,

    /// <summary>A stream has a reader.</summary>
    Running,

    /// <summary>All streams have ended or failed; the job is gone soon.</summary>
    Ended,
}
