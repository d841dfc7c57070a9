using FocusServer.Evidence;
using FocusServer.Evidence.Causes;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Power;
using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Ramps;
using FocusServer.LivingDocs.Ramps.Charts;
using FocusServer.LivingDocs.Ramps.History;

namespace FocusServer.LivingDocs.Results;

/// <summary>Creates the views of ramps for the pages.</summary>
public static class RampPresentation
{
    /// <summary>Creates the view of a ramp that ran.</summary>
    /// <param name="run">The run.</param>
    /// <param name="history">The runs before; may include this run.</param>
    public static RampView Create(RampRun run, RunHistory history)
    {
        ArgumentNullException.ThrowIfNull(run);
        var (text, table, compared) = (run.Text, RampTable.Create(run), Comparison.Create(run, history));
        var measured = table.Rows.Count > 0;
        return new(
            run.Outcome,
            text.Headline,
            run.Subject,
            text.Explanation,
            run.Capacity,
            RampChart.Responsive(run, compared.Band) + CapacityTrend.Responsive(run, history),
            Sparkline.Svg(run),
            measured ? table : null,
            measured ? [new($"{run.RunId}.csv", table.Csv()), new($"{run.RunId}.json", RampSeries.Json(run))] : [],
            run.Result?.Promises ?? [],
            [.. Known(run) is { } known ? [known.Describe(run.Verdict!, run.StartedAt!.Value)] : Array.Empty<string>(), .. compared.Sentences, .. RunBefore(run, history), .. Remarks(StoredRun.From(run), history), .. Uncertainty(run), .. Machine(run), .. GaveWay(run), .. Steered(run), .. run.Problems],
            run is { Result: { } result, Manifest: { } manifest } ? FailureText.Describe(result, run.Record.Troubles, manifest) : [],
            Facts(run))
        {
            Known = Known(run) is { } failure ? new(failure.Until, failure.Owner, failure.Covers(run.Verdict!, run.StartedAt!.Value)) : null,
            Generators = GeneratorTables.Create(run),
            Causes = run.Record.Observed.Count == 0 ? null : new(CauseText.Causes(run.Record), CauseText.Beside(run.Record), CauseText.Left(run.Record), CauseLanes.Responsive(run)),
            Replay = run is { Source: { } source, Plan: not null } ? new($"ramps/{Slug.From(run.RunId, "ramp")}.html", source) : null,
            Power = run is { Plan: { } plan, Limits: { } limits } ? PowerView.From(RampPower.From(plan, limits)) : null,
        };
    }

    /// <summary>Creates the view of a ramp that did not run, with its last verdict.</summary>
    /// <param name="last">The last verdict; null if there is none.</param>
    /// <param name="history">The earlier runs.</param>
    public static RampView DidNotRun(LastProven? last, RunHistory history)
    {
        ArgumentNullException.ThrowIfNull(history);
        var nothing = RampView.NotProven("It did not run, and no earlier run is known.") with { Ran = false };
        var known = last is null ? nothing : nothing with
        {
            Sentence = $"It did not run now: {last.Sentence}.",
            Notes = Remarks(last.Run, history),
            Power = PowerView.From(last.Run.Ramp?.Power()),
        };
        return last switch
        {
            null or { Stale: true } => known,
            _ => known with
            {
                Verdict = last.Run.Ramp is { } ramp ? ramp.Verdict : last.Held ? RampOutcome.Held : RampOutcome.Failed,
                Word = last.Headline,
                Capacity = last.Run.Ramp?.CapacityJobs,
            },
        };
    }

    // A run whose tags have a mistake has failed for it, and says so itself.
    private static KnownFailure? Known(RampRun run)
    {
        try
        {
            return run is { Verdict: not null, Manifest.Scenario.Tags: { } tags } ? KnownFailure.From(tags) : null;
        }
        catch (FormatException)
        {
            return null;
        }
    }

    // Such a run is compared with nothing, and would be forgotten.
    private static IEnumerable<string> RunBefore(RampRun run, RunHistory history)
    {
        var key = RampKey.From(run);
        return history.Before(run).Runs.LastOrDefault(other => other.Ramp?.Key is { } its && its.IsSamePlace(key) && its.DifferenceFrom(key).Length == 0) is { Ramp: { } ramp } last && !ramp.IsProven()
            ? [$"The run before it, of {Figures.Moment(last.StartedAt)}, was not proven."]
            : [];
    }

    private static IReadOnlyList<string> Remarks(StoredRun? run, RunHistory history) => run is null ? [] : [.. LimitRemarks.Create(run, history), .. Consistency.Describe(run, history) is { } consistency ? [consistency] : Array.Empty<string>()];

    private static IEnumerable<string> Uncertainty(RampRun run) => run.Levels is [.., { TooSmall: { } small } last]
        ? [$"{small}: {last.Streaming} of {last.Step.Level} streaming leaves {last.SuccessInterval} (95 % interval)."]
        : [];

    // What the machine made of the run: changes of the pace, and holds that were kept in spite of an overload.
    private static IEnumerable<string> GaveWay(RampRun run) =>
    [
        .. run.Record.PaceChanges.Select(change => $"{Figures.Tenths(change.At)} into the run the pace went from {Figures.Plain(change.From)} to {Figures.Plain(change.To)}: {change.Why}."),
        .. run.Levels.Where(level => level.Remark is not null).Select(level => $"At {Figures.Jobs(level.Step.Level)}: {level.Remark}"),
    ];

    private static IEnumerable<string> Steered(RampRun run) =>
    [
        .. run.Record.Steered.Select(steered => $"{Figures.Tenths(steered.At)} into the run {SteeringText.Describe(steered)}."),
        .. run.Record.Stays.Select(stayed => $"It {SteeringText.Describe(stayed)}."),
    ];

    private static IEnumerable<string> Machine(RampRun run) =>
        run.Plan is { } plan && SelfTestText.FindRemark(run.Manifest?.SelfTest, plan.Options) is { } remark ? [remark] : [];

    private static List<KeyValuePair<string, string>> Facts(RampRun run)
    {
        // Where others make the load, the run's own process is the coordinator.
        var (manifest, generator) = (run.Manifest, run.Result?.Generator);
        var who = manifest?.Generators is { Count: > 0 } ? "Coordinator" : "Load generator";
        (string Name, string? Value)[] facts =
        [
            ("Environment", run.Environment),
            ("Server", manifest?.BaseUrl.ToString()),
            ("Commit", run.Commit),
            ("Server version", run.Record.ServerVersion),
            ("Job shape", run.Plan?.Options.Shape.ToString()),
            ("Rows", run.Result is { BusiestHold: not null } measured ? RowsText.Measured(measured) : null),
            ("Pace", manifest is null ? null : Pace(manifest.Pace) + Slowest(run.Record.PaceChanges)),
            ("Began", manifest is null ? null : Figures.Moment(manifest.StartedAt)),
            ("Ended", run.Record.MomentOf(run.Record.LastAt) is { } end ? Figures.Moment(end) : null),
            ($"{who}'s processors", generator is null ? null : $"{generator.Cpu} busy"),
            ($"{who}'s lag (p99)", generator?.Lag.P99 is { } lag ? Figures.Time(lag) : null),
            ($"{who}'s self-test", manifest?.SelfTest is { } test ? $"at least {SelfTestText.Describe(test)}" : null),
            ($"{who}'s machine", generator is null ? null : MachineSummary.Describe(generator.Machine)),
            (who, generator is { Overloaded: true } ? "overloaded for a part of the run" : null),
            ("Run", run.RunId),
        ];
        return [.. facts.Where(fact => !string.IsNullOrWhiteSpace(fact.Value)).Select(fact => KeyValuePair.Create(fact.Name, fact.Value!))];
    }

    private static string Slowest(IReadOnlyList<PaceChanged> changes) => changes.Count == 0 ? "" : $"; at times {Figures.Plain(changes.Min(change => change.To))}";

    private static string Pace(double pace) => Figures.Plain(pace) + (pace == 1 ? " (real time)" : " s of scenario time in a second");
}
