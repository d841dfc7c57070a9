using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.Jobs;

/// <summary>What states have in common.</summary>
internal static class JobStates
{
    /// <summary>Whether a job may still come to stream for the first time.</summary>
    public static bool IsComingUp(JobState state) => state is JobState.Requested or JobState.Configured or JobState.Connected;

    /// <summary>Whether it is made, and nobody has ended it.</summary>
    public static bool IsOpen(JobState state) =>
        state is JobState.Configured or JobState.Connected or JobState.Streaming or JobState.Stalled;
}
