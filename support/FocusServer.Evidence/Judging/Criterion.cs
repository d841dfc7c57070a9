namespace FocusServer.Evidence.Judging;

/// <summary>One promise, measured and judged.</summary>
/// <param name="Name">The name of the promise, such as "success rate".</param>
/// <param name="Outcome">The outcome.</param>
/// <param name="Measured">The value measured, with its unit; "no data" when nothing was.</param>
/// <param name="Limit">The value allowed, with its unit.</param>
public sealed record Criterion(string Name, CriterionOutcome Outcome, string Measured, string Limit)
{
    /// <summary>The media type of a criterion that is attached to a step, as JSON.</summary>
    public const string MediaType = "application/vnd.focus.criterion+json";

    /// <summary>The reason on the load generator's side why the promise is not proven, in a sentence; null when there is none.</summary>
    public string? Hindrance { get; init; }

    /// <summary>The distance between what was measured and the limit, such as "8.1 points" or "−2 s"; negative beyond the limit, null when there is none.</summary>
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

/// <summary>The outcome of a promise.</summary>
public enum CriterionOutcome
{
    /// <summary>Nothing was measured, so nothing is proven. Never a pass.</summary>
    NoData,

    /// <summary>Measured, and within the limit.</summary>
    Pass,

    /// <summary>Measured, and outside the limit.</summary>
    Fail,

    /// <summary>Measured while the load generator was overloaded or erred, so that nothing is proven of the server. Never a pass.</summary>
    NotProven,
}
