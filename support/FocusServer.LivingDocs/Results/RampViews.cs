using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Ramps;

namespace FocusServer.LivingDocs.Results;

/// <summary>Creates the view of each ramp of the book.</summary>
/// <param name="evidence">The evidence of this run.</param>
/// <param name="earlier">The verdicts of earlier runs.</param>
internal sealed class RampViews(EvidenceOfRun evidence, EarlierResults earlier)
{
    private const string RampTag = "@gradual_load";

    private readonly List<RampRun> _runs = [];
    private readonly List<(string Path, string Slug)> _begun = [];

    /// <summary>The ramps that ran now.</summary>
    public IReadOnlyList<RampRun> Runs => _runs;

    /// <summary>The ramps that left evidence but no messages, by the feature's path and the address within it.</summary>
    public IReadOnlyCollection<(string Path, string Slug)> Begun => _begun;

    public static bool IsRamp(ScenarioDoc scenario) => scenario.AllTags.Contains(RampTag);

    /// <summary>Creates the views of all ramps, by the feature's path and the address within it.</summary>
    public IReadOnlyDictionary<(string Path, string Slug), RampView> Create(IEnumerable<Chapter> chapters)
    {
        var places = from chapter in chapters
                     from feature in chapter.Features
                     from scenario in feature.Scenarios
                     where IsRamp(scenario)
                     from place in scenario.Places
                     select (Key: (feature.Path, place.Slug), View: CreateView(feature, scenario, place));
        return places.ToDictionary(place => place.Key, place => place.View);
    }

    private RampView CreateView(FeatureDoc feature, ScenarioDoc scenario, ScenarioPlace place)
    {
        if (evidence.Find(feature, scenario, place) is { } found)
        {
            // Later runs look it up by the names in the feature file.
            var run = found with { Place = new RampPlace(feature.Path, scenario.Name, place.RowName) };
            _runs.Add(run);
            if (place.Outcome.Status == Status.NotRun)
            {
                _begun.Add((feature.Path, place.Slug));
            }

            return RampPresentation.Create(run, earlier.History);
        }

        return place.Outcome.Status is Status.NotRun or Status.Skipped or Status.Ignored
            ? WithReason(RampPresentation.DidNotRun(earlier.LastRamp(feature, scenario, place)), place)
            : RampView.NotProven(place.Outcome.Status switch
            {
                Status.CutShort => "The run ended before the ramp did.",
                _ => place.Outcome.Culprit?.Failure?.Headline ?? $"It {Words.Name(place.Outcome.Status)}, and left no evidence.",
            });
    }

    private static RampView WithReason(RampView view, ScenarioPlace place) =>
        place.Outcome.Culprit?.Failure?.Headline is { } reason ? view with { Notes = [reason, .. view.Notes] } : view;
}
