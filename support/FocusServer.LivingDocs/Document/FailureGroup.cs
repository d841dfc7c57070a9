using System.Text.RegularExpressions;

namespace FocusServer.LivingDocs.Document;

/// <summary>Failures that differ only in the numbers of their message.</summary>
/// <param name="Headline">The headline of the first failure.</param>
/// <param name="Places">The scenarios and rows that failed this way.</param>
public sealed partial record FailureGroup(string Headline, IReadOnlyList<FailurePlace> Places)
{
    /// <summary>All failures of the features, the most frequent first.</summary>
    internal static IReadOnlyList<FailureGroup> From(IEnumerable<FeatureDoc> features) =>
    [
        .. features.SelectMany(FailurePlace.From)
            .GroupBy(place => KeyOf(place.Failure))
            .OrderByDescending(group => group.Count())
            .Select(group => new FailureGroup(group.First().Failure.Headline, [.. group])),
    ];

    private static string KeyOf(Failure failure) =>
        $"{failure.Type}\n{Digits().Replace(failure.Headline, "0")}\n{(StackFrames.From(failure).Own is [var first, ..] ? first : "")}";

    [GeneratedRegex(@"[\d.,]*\d")]
    private static partial Regex Digits();
}

/// <summary>A scenario or row that failed.</summary>
/// <param name="Feature">Its feature.</param>
/// <param name="Slug">Its address.</param>
/// <param name="Name">The name of the scenario or row.</param>
/// <param name="Failure">The failure.</param>
public sealed record FailurePlace(FeatureDoc Feature, string Slug, string Name, Failure Failure)
{
    internal static IEnumerable<FailurePlace> From(FeatureDoc feature) =>
        from scenario in feature.Scenarios
        from place in scenario.Places
        where place.Outcome.Status is Status.Failed or Status.Ambiguous or Status.Undefined or Status.Pending
        let failure = place.Outcome.Culprit?.Failure ?? new Failure("", $"{place.Outcome.Status}: {place.Outcome.Culprit?.Text}", "")
        select new FailurePlace(feature, place.Slug, place.Name, failure);
}
