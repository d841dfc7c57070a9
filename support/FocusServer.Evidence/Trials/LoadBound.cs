using FocusServer.Evidence.Judging;

namespace FocusServer.Evidence.Trials;

/// <summary>The judge's finding on one level, in the words of RFC 9971.</summary>
/// <param name="Load">The jobs of the level.</param>
/// <param name="Bound">The kind of bound that it is.</param>
public sealed record LoadBound(int Load, BoundKind Bound)
{
    internal static LoadBound From(IReadOnlyList<StepResult> holds)
    {
        var counts = holds[^1];
        return new LoadBound(counts.Step.Level, counts.Healthy ? BoundKind.Lower : BreakJudge.FailedTwice(holds, counts) ? BoundKind.Upper : BoundKind.Undecided);
    }
}

/// <summary>The classification of a load.</summary>
public enum BoundKind
{
    /// <summary>It held, at once or when it was held once more.</summary>
    Lower,

    /// <summary>It failed twice.</summary>
    Upper,

    /// <summary>Neither: of one of its holds nothing is proven.</summary>
    Undecided,
}
