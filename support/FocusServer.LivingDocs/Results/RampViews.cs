using FocusServer.Evidence.Plans;
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
        var scenarios = from chapter in chapters
                        from feature in chapter.Features
                        from scenario in feature.Scenarios
                        where IsRamp(scenario)
                        select (feature, scenario);
        return scenarios.SelectMany(ramp => CreateViews(ramp.feature, ramp.scenario)).ToDictionary();
    }

    /// <summary>Gets the places of all ramps of a book, with their names.</summary>
    public static IReadOnlyList<(RampPlace Place, string Name)> PlacesOf(IEnumerable<Chapter> chapters) =>
    [
        .. from chapter in chapters
           from feature in chapter.Features
           from scenario in feature.Scenarios
           where IsRamp(scenario)
           from place in scenario.Places
           select (new RampPlace(feature.Path, scenario.Name, place.RowName), place.RowName.Length > 0 ? $"{feature.Name}, {place.RowName}" : feature.Name),
    ];

    private IEnumerable<KeyValuePair<(string Path, string Slug), RampView>> CreateViews(FeatureDoc feature, ScenarioDoc scenario)
    {
        var views = scenario.Places.Select(place => (Place: place, View: CreateView(feature, scenario, place))).ToList();
        var plan = views.Exists(view => view.View.Power is null) ? PlanOf(feature, scenario) : null;
        return views.Select(view => KeyValuePair.Create(
            (feature.Path, view.Place.Slug),
            view.View.Power is null ? view.View with { Power = PowerView.From(RowPower.Calculate(view.Place, plan)) } : view.View));
    }

    // The ramp of any row that ran, now or earlier.
    private RampPlan? PlanOf(FeatureDoc feature, ScenarioDoc scenario) =>
        _runs.LastOrDefault(run => run.Place.FeatureUri == feature.Path && run.Place.Scenario == scenario.Name && run.Plan is not null)?.Plan
        ?? scenario.Places.Select(place => earlier.LastRamp(feature, scenario, place)?.Run.Ramp?.Key.Plan()).FirstOrDefault(plan => plan is not null);

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
            ? WithReason(RampPresentation.DidNotRun(earlier.LastRamp(feature, scenario, place), earlier.History), place)
            : RampView.NotProven(place.Outcome.Status switch
            {
                Status.CutShort => "The run ended before the ramp did.",
                _ => place.Outcome.Culprit?.Failure?.Headline ?? $"It {Words.Name(place.Outcome.Status)}, and left no evidence.",
            });
    }

    private static RampView WithReason(RampView view, ScenarioPlace place) =>
        place.Outcome.Culprit?.Failure?.Headline is { } reason ? view with { Notes = [reason, .. view.Notes] } : view;
}
