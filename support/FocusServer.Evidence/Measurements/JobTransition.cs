using System.Text.Json.Serialization;

namespace FocusServer.Evidence.Measurements;

/// <summary>A transition of a job into a state.</summary>
/// <param name="Job">The job's number in this run, 1 for the first one asked for.</param>
/// <param name="JobId">The server's name for it; null before the server answered.</param>
/// <param name="State">The state it is in now.</param>
/// <param name="At">The time, in scenario time since the run started.</param>
/// <param name="Cause">The reason, where it is not the usual course.</param>
public sealed record JobTransition(int Job, string? JobId, JobState State, TimeSpan At, string? Cause)
{
    /// <summary>True when, for all that is known, the request may have created a job without a name.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public bool MayHaveCreatedJob { get; init; }

    /// <summary>The number of the job whose place it takes, because that one was never created; null when it takes none.</summary>
    public int? Replaces { get; init; }
}
