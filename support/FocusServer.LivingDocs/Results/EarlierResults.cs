using System.Globalization;
using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Messages;
using FocusServer.LivingDocs.Ramps;
using FocusServer.LivingDocs.Ramps.History;

namespace FocusServer.LivingDocs.Results;

/// <summary>The verdicts of earlier runs, indexed by scenario.</summary>
internal sealed class EarlierResults
{
    private readonly DateTimeOffset _now;
    private readonly TimeSpan _maxAge;
    private readonly RunHistory _ramps;
    private readonly Dictionary<(string Feature, string Scenario, string Row), StoredRun> _scenarios = [];

    /// <param name="history">The earlier runs.</param>
    /// <param name="now">The current time.</param>
    /// <param name="maxAge">The age up to which a verdict still counts.</param>
    public EarlierResults(RunHistory history, DateTimeOffset now, TimeSpan maxAge)
    {
        (History, _now, _maxAge) = (history, now, maxAge);
        _ramps = history with { Runs = [.. history.Runs.Where(run => run.Ramp is not null)] };
        foreach (var run in history.Runs)
        {
            foreach (var verdict in run.Scenarios)
            {
                _scenarios[(verdict.Feature, verdict.Scenario, verdict.Row)] = run with { Scenarios = [verdict] };
            }
        }
    }

    public RunHistory History { get; }

    public LastProven? LastRamp(FeatureDoc feature, ScenarioDoc scenario, ScenarioPlace place) =>
        LastProven.Find(_ramps, new RampPlace(feature.Path, scenario.Name, place.RowName), _now, _maxAge);

    /// <summary>Describes the last verdict in a sentence; null if there is none.</summary>
    public string? LastOf(FeatureDoc feature, ScenarioDoc scenario, ScenarioPlace place) =>
        _scenarios.TryGetValue((feature.Path, scenario.Name, place.RowName), out var run)
        && LastProven.Find(History with { Runs = [run] }, new RampPlace(feature.Path, scenario.Name, place.RowName), _now, _maxAge) is { } last
            ? $"It did not run now: {last.Sentence}."
            : null;

    /// <summary>Creates the stored run of the scenarios that are no ramps; null if none of them ran.</summary>
    public static StoredRun? CreateStoredRun(MessageRun run, IEnumerable<FeatureDoc> features, string commit)
    {
        var verdicts = from feature in features
                       from scenario in feature.Scenarios
                       where !RampViews.IsRamp(scenario)
                       from place in scenario.Places
                       where place.Outcome.Status is Status.Passed or Status.Failed && place.Outcome.StartedAt >= run.StartedAt
                       select new StoredVerdict(feature.Path, scenario.Name, place.RowName, place.Outcome.Status == Status.Passed);
        return run.StartedAt is { } started && verdicts.ToList() is { Count: > 0 } stored
            ? new StoredRun
            {
                Version = StoredRun.CurrentVersion,
                RunId = run.Started!.Id ?? started.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture),
                StartedAt = started,
                Commit = commit,
                Scenarios = stored,
            }
            : null;
    }
}
