using FocusServer.Evidence.Observations;

namespace FocusServer.Evidence.Causes;

/// <summary>An explanation of jobs that did not stream, or of holds that failed, by what was seen beside the server. No verdict follows from it.</summary>
public sealed record Cause
{
    /// <summary>The failures explained, such as "10 × refused: no capacity left".</summary>
    public required string Failure { get; init; }

    /// <summary>The number of jobs or holds that it is about.</summary>
    public required int Failures { get; init; }

    /// <summary>The outcome of the search.</summary>
    public required CauseOutcome Outcome { get; init; }

    /// <summary>The explanation, such as "at the same second 10 pods unschedulable: insufficient nvidia.com/gpu.shared", or that it is unknown.</summary>
    public required string Explanation { get; init; }

    /// <summary>The number of failures that have it beside them; 0 where nothing was found.</summary>
    public int Explained { get; init; }

    /// <summary>The kind of what was found; null where nothing was.</summary>
    public ObservationKind? Kind { get; init; }

    /// <summary>The name of the component or pod that was found, where it is one; null for the pods of jobs, and where nothing was found.</summary>
    public string? Subject { get; init; }

    /// <summary>The time of the first failure, in scenario time since the run started.</summary>
    public TimeSpan At { get; init; }

    /// <summary>In one line.</summary>
    public string Sentence => $"{Failure}; {Explanation}";
}
