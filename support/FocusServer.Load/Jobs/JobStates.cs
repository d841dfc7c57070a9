using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.Jobs;

/// <summary>Groups of states.</summary>
internal static class JobStates
{
    /// <summary>Tells whether a job may still come to stream for the first time.</summary>
    public static bool IsComingUp(JobState state) => state is JobState.Requested or JobState.Configured or JobState.Connected;

    /// <summary>Tells whether a job was created and has not ended.</summary>
    public static bool IsOpen(JobState state) =>
        state is JobState.Configured or JobState.Connected or JobState.Streaming or JobState.Stalled;
}
