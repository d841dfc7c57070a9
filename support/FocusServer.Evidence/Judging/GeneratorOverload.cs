using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Judging;

/// <summary>
/// Takes into account what the load generator's own trouble makes of the promises of a hold. It can only make a server look worse: what
/// was kept in spite of it is kept, where the load was applied as planned; what was missed may be its doing.
/// </summary>
internal static class GeneratorOverload
{
    /// <summary>Half of the shortest stall: who was late by more may have caused what was missed, however seldom it was.</summary>
    private static readonly TimeSpan _mostLateness = TimeSpan.FromSeconds(1);

    private static readonly string _wellAllowed = $"every load generator at work, and its clock known within {Figures.Time(GeneratorHold.MaxClockUncertainty)}";

    /// <summary>
    /// Returns the promises of a hold, with a remark where they were kept by a server whose load generator was overloaded. When nothing is
    /// proven, one more promise says so, and none counts as missed.
    /// </summary>
    public static (IReadOnlyList<Criterion> Criteria, string? Remark) Apply(IReadOnlyList<Criterion> criteria, HoldMeasurement hold, RampLimits limits)
    {
        List<Watched> watched = [.. Watched.In(hold)];
        List<string> lost = [.. hold.Generators.Select(other => other.Hindrance).OfType<string>()];
        if (lost.Count == 0 && watched.Count == 0)
        {
            return (criteria, null);
        }

        var late = watched.Select(generator => generator.Summary.Latest).DefaultIfEmpty().Max() * hold.Pace;
        var latest = watched.MaxBy(generator => generator.Summary.Latest);
        var missed = criteria.Any(criterion => criterion.Outcome != CriterionOutcome.Pass);
        var overloaded = watched.Where(generator => generator.Summary.Overloaded).ToList();
        var overload = overloaded.Count == 0 ? null : string.Join("; ", overloaded.Select(generator => generator.Prefix + generator.Summary.Overload));
        (string Measured, string Allowed)? hindrance = (overload, missed) switch
        {
            _ when lost.Count > 0 => (string.Join("; ", lost), _wellAllowed),
            (not null, _) when missed || overloaded.Exists(generator => generator.Summary.Watched <= TimeSpan.Zero) => (overload, GeneratorSummary.Allowed),
            (not null, _) when Shortfall(hold, late) is { } shortfall => ($"{overload}, and {shortfall}", GeneratorSummary.Allowed),
            (null, true) when late >= _mostLateness || IsWithin(late, criteria, hold, limits) =>
                ($"{latest!.Prefix}late by up to {Figures.Tenths(late)}{latest.Summary.Because}", $"less than {Figures.Tenths(_mostLateness)}"),
            _ => null,
        };
        return hindrance is { } found
            ? ([Criterion.NotProven(CriterionNames.LoadGenerator, found.Measured, found.Allowed), .. criteria.Select(Inconclusive)], null)
            : (criteria, overload is null ? null : Remark(overload, hold));
    }

    private static string Remark(string overload, HoldMeasurement hold) =>
        (hold.Generators.Count == 0 ? $"The load generator was {overload}; " : $"While {overload}, ") + "the load was applied as planned, and every promise was kept all the same.";

    private static string? Shortfall(HoldMeasurement hold, TimeSpan late) =>
        hold.Applied is { } applied ? applied.FindShortfall(late) : "how the load was applied is unknown";

    // An answer that came too late by less than the load generator was late may have come in time.
    private static bool IsWithin(TimeSpan late, IReadOnlyList<Criterion> criteria, HoldMeasurement hold, RampLimits limits) =>
        late > TimeSpan.Zero
        && criteria.All(criterion => criterion.Outcome == CriterionOutcome.Pass || criterion.Name == CriterionNames.ApiResponse)
        && hold.Probes.Response.Max is { } slowest
        && limits.AllowApiResponse(slowest - late);

    // A load generator with its watch over itself. The run's own process needs a name only where there are others: there it is the coordinator.
    private sealed record Watched(string Prefix, GeneratorSummary Summary)
    {
        public static IEnumerable<Watched> In(HoldMeasurement hold)
        {
            if (hold.Generator is { } own)
            {
                yield return new(hold.Generators.Count == 0 ? "" : "coordinator was ", own);
            }

            foreach (var other in hold.Generators)
            {
                if (other.Watch is { } watch)
                {
                    yield return new($"{other.Name} was ", watch);
                }
            }
        }
    }

    private static Criterion Inconclusive(Criterion criterion) =>
        criterion.Outcome == CriterionOutcome.Pass ? criterion : criterion with { Outcome = CriterionOutcome.NotProven };
}
