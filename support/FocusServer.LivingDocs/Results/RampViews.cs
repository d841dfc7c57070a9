using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Ramps;

namespace FocusServer.LivingDocs.Results;

/// <summary>What each ramp of the book proved.</summary>
internal sealed class RampViews(EvidenceOfRun evidence, bool anyMessages)
{
    private const string RampTag = "@gradual_load";

    /// <summary>By the feature's path and the address within it; scenarios that are no ramps are not in it.</summary>
    public IReadOnlyDictionary<(string Path, string Slug), RampView> Of(IEnumerable<Chapter> chapters)
    {
        var places = from chapter in chapters
                     from feature in chapter.Features
                     from scenario in feature.Scenarios
                     where scenario.AllTags.Contains(RampTag)
                     from place in scenario.Places
                     select (Key: (feature.Path, place.Slug), View: Of(feature, scenario, place));
        return places.ToDictionary(place => place.Key, place => place.View);
    }

    private RampView Of(FeatureDoc feature, ScenarioDoc scenario, ScenarioPlace place) =>
        evidence.Find(feature, scenario, place, anyMessages) is { } run ? Of(run) : WithoutEvidence(place);

    private static RampView Of(RampRun run)
    {
        var (said, table) = (VerdictSentence.Of(run), RampTable.Of(run));
        return new RampView(
            run.Verdict,
            said.Headline,
            said.Subject,
            said.Details,
            run.Capacity,
            RampChart.Responsive(run),
            "",
            table.Rows.Count == 0 ? null : new TableView(table.Caption, table.Headers, table.Rows),
            [new($"{run.RunId}.csv", table.Csv())],
            [],
            [],
            RampTroubles.Of(run),
            run.Provenance);
    }

    private static RampView WithoutEvidence(ScenarioPlace place) => RampView.NotProven(place.Outcome.Status switch
    {
        Status.NotRun => "This run did not ask for it.",
        Status.Skipped or Status.Ignored or Status.Pending or Status.Undefined => place.Outcome.Culprit?.Failure?.Headline ?? $"It was {Pages.Words.Of(place.Outcome.Status)}.",
        Status.CutShort => "The run ended before the ramp did.",
        _ => place.Outcome.Culprit?.Failure?.Headline ?? "It left no evidence.",
    });
}
