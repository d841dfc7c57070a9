using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Causes;

/// <summary>A job that did not stream as it should, with the times that a cause must fit. Times are scenario time since the run started.</summary>
/// <param name="Job">Its number in the run.</param>
/// <param name="JobId">The server's name for it; null when it never got one.</param>
/// <param name="State">The state that it came into.</param>
/// <param name="Why">The reason, in the words of the report; null when there is none.</param>
/// <param name="RequestedAt">The time of its request.</param>
/// <param name="At">The time at which it came into the state.</param>
internal sealed record Failed(int Job, string? JobId, JobState State, string? Why, TimeSpan RequestedAt, TimeSpan At)
{
    /// <summary>True when it had streamed before.</summary>
    public bool HadStreamed => State is JobState.Lost or JobState.Stalled;
}
