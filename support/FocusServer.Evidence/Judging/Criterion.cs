using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;

namespace FocusServer.Evidence.Judging;

/// <summary>One promise, measured and judged.</summary>
/// <param name="Name">What is promised, such as "success rate".</param>
/// <param name="Outcome">Whether it was kept.</param>
/// <param name="Measured">What was measured, with its unit; "no data" when nothing was.</param>
/// <param name="Limit">What was allowed, with its unit.</param>
public sealed record Criterion(string Name, CriterionOutcome Outcome, string Measured, string Limit)
{
    /// <summary>The media type of a criterion that is attached to a step, as JSON.</summary>
    public const string MediaType = "application/vnd.focus.criterion+json";

    /// <summary>What kept the promise from being proven, on the load generator's side, in a sentence; null when nothing did.</summary>
    public string? Hindrance { get; init; }

    /// <summary>How far what was measured is from the limit, such as "8.1 points" or "−2 s"; negative beyond the limit. Null when there is no distance to give.</summary>
    public string? Margin { get; init; }

    /// <summary>The promise in one line, such as "success rate 60 %, limit ≥ 70 %"; with what hindered its proof, if anything did.</summary>
    public string Sentence => $"{Name} {Measured}, limit {Limit}{(Hindrance is null ? "" : $"; {Hindrance}")}";

    /// <inheritdoc/>
    public override string ToString() => $"{Outcome}: {Sentence}";

    /// <summary>Compares a figure with the one that is expected.</summary>
    /// <param name="name">What it is, such as "breaking point".</param>
    /// <param name="expected">The expected figure, with its unit.</param>
    /// <param name="measured">The measured figure, with its unit.</param>
    public static Criterion Expect(string name, string expected, string measured) => Judge(name, measured == expected, measured, $"exactly {expected}");

    internal static Criterion Judge(string name, bool kept, string measured, string limit) =>
        new(name, kept ? CriterionOutcome.Pass : CriterionOutcome.Fail, measured, limit);

    internal static Criterion NotProven(string name, string measured, string limit, string? hindrance = null) =>
        new(name, CriterionOutcome.NotProven, measured, limit) { Hindrance = hindrance };

    /// <summary>The same measurement, of which nothing is proven.</summary>
    internal Criterion Open() => Outcome == CriterionOutcome.NoData ? this : this with { Outcome = CriterionOutcome.NotProven };

    internal static Criterion NoData(string name, string limit, string why) => new(name, CriterionOutcome.NoData, $"no data ({why})", limit);
}
