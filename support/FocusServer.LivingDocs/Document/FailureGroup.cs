using System.Text.RegularExpressions;

namespace FocusServer.LivingDocs.Document;

/// <summary>Failures that are the same but for numbers in their message.</summary>
/// <param name="Headline">Of the first of them.</param>
/// <param name="Places">The scenarios and rows that failed so.</param>
public sealed partial record FailureGroup(string Headline, IReadOnlyList<FailurePlace> Places)
{
    /// <summary>All failures of the features, the most frequent first.</summary>
    internal static IReadOnlyList<FailureGroup> Of(IEnumerable<FeatureDoc> features) =>
    [
        .. features.SelectMany(FailurePlace.Of)
            .GroupBy(place => KeyOf(place.Failure))
            .OrderByDescending(group => group.Count())
            .Select(group => new FailureGroup(group.First().Failure.Headline, [.. group])),
    ];

    private static string KeyOf(Failure failure) =>
        $"{failure.Type}\n{Digits().Replace(failure.Headline, "0")}\n{(StackFrames.Of(failure).Own is [var first, ..] ? first : "")}";

    [GeneratedRegex(@"[\d.,]*\d")]
    private static partial Regex Digits();
}
