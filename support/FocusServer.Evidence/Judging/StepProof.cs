using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Judging;

/// <summary>Weighs what a step measured by the state of the load generator that measured it.</summary>
internal static class StepProof
{
    /// <summary>
    /// Returns the promises as judged, when the generator was well or not watched. When it was overloaded, one more says so, and no
    /// promise counts as
    /// missed: the server's doing cannot be told from the generator's.
    /// </summary>
    public static IReadOnlyList<Criterion> Weigh(IReadOnlyList<Criterion> criteria, GeneratorSummary? generator) =>
        generator is not { Overloaded: true }
            ? criteria
            : [Criterion.NotProven(CriterionNames.LoadGenerator, generator.Overload, GeneratorSummary.Allowed), .. criteria.Select(Doubt)];

    private static Criterion Doubt(Criterion criterion) => criterion.Outcome == CriterionOutcome.Pass ? criterion : criterion with { Outcome = CriterionOutcome.NotProven };
}
