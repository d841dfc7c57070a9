using FocusServer.Evidence.Plans;

namespace FocusServer.Evidence.Judging;

/// <summary>The result of the search for the exact breaking point after a ramp.</summary>
public sealed record CapacitySearchResult
{
    /// <summary>True when there was anything to search for; false when the ramp did not break.</summary>
    public required bool Needed { get; init; }

    /// <summary>
    /// Every hold of the search, in order; a level that was held once more is there twice. The ramp's own holds are not among them.
    /// </summary>
    public required IReadOnlyList<StepResult> Holds { get; init; }

    /// <summary>The number of jobs that the search asked for, beside those of the ramp.</summary>
    public required int JobsAsked { get; init; }

    /// <summary>The reason why it ended early, in a sentence; null when it went to its end.</summary>
    public required string? Stopped { get; init; }

    /// <summary>The hold that counts of each level that it tried, in order.</summary>
    internal IReadOnlyList<StepResult> Trials => Last(StepKind.Search);

    /// <summary>The hold that counts of the last good level after the search; null when it was not held again.</summary>
    internal StepResult? Recovery => Last(StepKind.Recovery).SingleOrDefault();

    private List<StepResult> Last(StepKind kind) =>
        [.. Holds.Where(hold => hold.Step.Kind == kind).GroupBy(hold => hold.Step.Number).Select(holds => holds.Last())];
}
