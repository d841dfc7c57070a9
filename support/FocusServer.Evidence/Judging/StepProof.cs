using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;

namespace FocusServer.Evidence.Judging;

/// <summary>Weighs what a step measured by the state of the load generator that measured it.</summary>
internal static class StepProof
{
    /// <summary>
    /// The promises as judged, when the generator was well or nobody watched it. When it was overloaded, one more that says so, and no promise counts as
    /// missed: what the server did cannot be told from what we did.
    /// </summary>
    public static IReadOnlyList<Criterion> Weigh(IReadOnlyList<Criterion> criteria, GeneratorSummary? generator) =>
        generator is not { Overloaded: true }
            ? criteria
            : [Criterion.NotProven(CriterionNames.LoadGenerator, generator.Overload, GeneratorSummary.Allowed), .. criteria.Select(Doubt)];

    private static Criterion Doubt(Criterion criterion) => criterion.Outcome == CriterionOutcome.Pass ? criterion : criterion with { Outcome = CriterionOutcome.NotProven };
}
