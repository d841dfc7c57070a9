using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Measure;

namespace FocusServer.Load.Run;

/// <summary>What states have in common.</summary>
internal static class JobStates
{
    /// <summary>Whether a job may still come to stream for the first time.</summary>
    public static bool IsComingUp(JobState state) => state is JobState.Requested or JobState.Configured or JobState.Connected;

    /// <summary>Whether it is made, and nobody has ended it.</summary>
    public static bool IsOpen(JobState state) =>
        state is JobState.Configured or JobState.Connected or JobState.Streaming or JobState.Stalled;
}
