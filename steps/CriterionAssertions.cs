using FluentAssertions.Execution;
using FocusServer.Evidence.Judging;

namespace FocusServer.Specs;

internal static class CriterionAssertions
{
    /// <summary>Fails with the promise, what was measured, and the verdict, unless the promise was measured and kept.</summary>
    public static void ShouldBeKept(this Criterion criterion, RampResult ramp) =>
        Require(criterion.Outcome == CriterionOutcome.Pass, $"{criterion.Sentence}. The verdict: {ramp.Verdict.Sentence.TrimEnd('.')}.");

    /// <summary>Fails with the verdict, unless it is that the ramp was held.</summary>
    public static void ShouldBeHeld(this RampResult ramp) =>
        Require(ramp.Verdict.Outcome == RampOutcome.Held, $"The verdict: {ramp.Verdict.Sentence.TrimEnd('.')}.");

    // A sentence for a product owner, where Should().Be() would speak of enum values; braces would be placeholders.
    private static void Require(bool kept, string sentence) =>
        Execute.Assertion.ForCondition(kept).FailWith(sentence.Replace("{", "{{", StringComparison.Ordinal).Replace("}", "}}", StringComparison.Ordinal));
}
