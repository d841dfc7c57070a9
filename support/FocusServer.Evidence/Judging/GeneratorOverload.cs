using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Judging;

/// <summary>Takes into account what an overload of the load generator makes of the promises of a step.</summary>
internal static class GeneratorOverload
{
    /// <summary>
    /// Returns the promises as judged, when the generator was well or not watched. When it was overloaded, one more says so, and no promise
    /// counts as missed: the server's doing cannot be told from the generator's.
    /// </summary>
    public static IReadOnlyList<Criterion> Apply(IReadOnlyList<Criterion> criteria, GeneratorSummary? generator) =>
        generator is not { Overloaded: true }
            ? criteria
            : [
                Criterion.NotProven(CriterionNames.LoadGenerator, generator.Overload, GeneratorSummary.Allowed),
                .. criteria.Select(Inconclusive),
            ];

    private static Criterion Inconclusive(Criterion criterion) =>
        criterion.Outcome == CriterionOutcome.Pass ? criterion : criterion with { Outcome = CriterionOutcome.NotProven };
}
