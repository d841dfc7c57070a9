namespace FocusServer.Emulator.Jobs;

/// <summary>Lists the states of a job: its pod is not up yet, it has no reader, it has one, or all of its streams have ended.</summary>
internal enum JobState
{
    Starting,
    Idle,
    Running,
    Ended,
}
