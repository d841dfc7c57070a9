namespace FocusServer.Emulator.Jobs;

/// <summary>Where a job is in its life, as the page for people shows it.</summary>
internal enum JobState
{
    /// <summary>Its pod has not come up yet.</summary>
    Starting,

    /// <summary>Its pod is up, and nobody reads.</summary>
    Idle,

    /// <summary>Somebody reads.</summary>
    Running,

    /// <summary>It ended or failed by itself, and goes soon.</summary>
    Ended,
}
