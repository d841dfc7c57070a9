using FocusServer.LivingDocs.Document;

namespace FocusServer.LivingDocs.Results;

/// <summary>What each ramp of the book proved.</summary>
internal sealed class RampViews
{
    private const string RampTag = "@gradual_load";

    /// <summary>By the feature's path and the address within it; scenarios that are no ramps are not in it.</summary>
    public static IReadOnlyDictionary<(string Path, string Slug), RampView> Of(IEnumerable<Chapter> chapters)
    {
        var places = from chapter in chapters
                     from feature in chapter.Features
                     from scenario in feature.Scenarios
                     where scenario.AllTags.Contains(RampTag)
                     from place in scenario.Places
                     select (Key: (feature.Path, place.Slug), View: Of(place));
        return places.ToDictionary(place => place.Key, place => place.View);
    }

    private static RampView Of(ScenarioPlace place) => RampView.NotProven(place.Outcome.Status switch
    {
        Status.NotRun => "This run did not ask for it.",
        Status.Skipped or Status.Ignored or Status.Pending or Status.Undefined => place.Outcome.Culprit?.Failure?.Headline ?? $"It was {Pages.Words.Of(place.Outcome.Status)}.",
        Status.CutShort => "The run ended before the ramp did.",
        _ => place.Outcome.Culprit?.Failure?.Headline ?? "It left no evidence.",
    });
}
