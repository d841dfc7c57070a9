using FocusServer.Evidence;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
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
            [.. compared.Sentences, .. Uncertainty(run), .. Machine(run), .. run.Problems],
            run is { Result: { } result, Manifest: { } manifest } ? FailureText.Describe(result, run.Record.Troubles, manifest) : [],
            Facts(run));
    }

    /// <summary>Creates the view of a ramp that did not run, with its last verdict.</summary>
    /// <param name="last">The last verdict; null if there is none.</param>
    public static RampView DidNotRun(LastProven? last)
    {
        var nothing = RampView.NotProven("It did not run, and no earlier run is known.") with { Ran = false };
        return last switch
        {
            null => nothing,
            { Stale: true } => nothing with { Sentence = $"It did not run now: {last.Sentence}." },
            _ => nothing with
            {
                Verdict = last.Run.Ramp is { } ramp ? ramp.Verdict : last.Held ? RampOutcome.Held : RampOutcome.Failed,
                Word = last.Headline,
                Sentence = $"It did not run now: {last.Sentence}.",
                Capacity = last.Run.Ramp?.CapacityJobs,
            },
        };
    }

    private static IEnumerable<string> Uncertainty(RampRun run) => run.Levels is [.., { TooSmall: { } small } last]
        ? [$"{small}: {last.Streaming} of {last.Step.Level} streaming leaves {last.SuccessInterval} (95 % interval)."]
        : [];

    private static IEnumerable<string> Machine(RampRun run) =>
        run.Plan is { } plan && SelfTestText.FindRemark(run.Manifest?.SelfTest, plan.Options) is { } remark ? [remark] : [];

    private static List<KeyValuePair<string, string>> Facts(RampRun run)
    {
        var (manifest, generator) = (run.Manifest, run.Result?.Generator);
        (string Name, string? Value)[] facts =
        [
            ("Environment", run.Environment),
            ("Server", manifest?.BaseUrl.ToString()),
            ("Commit", run.Commit),
            ("Server version", run.Record.ServerVersion),
            ("Job shape", run.Plan?.Options.Shape.ToString()),
            ("Rows", run.Result is { BusiestHold: not null } measured ? RowsText.Measured(measured) : null),
            ("Pace", manifest is null ? null : Pace(manifest.Pace)),
            ("Began", manifest is null ? null : Figures.Moment(manifest.StartedAt)),
            ("Ended", manifest is null ? null : Figures.Moment(manifest.MomentOf(run.Record.LastAt))),
            ("Load generator's processors", generator is null ? null : $"{generator.Cpu} busy"),
            ("Load generator's lag (p99)", generator?.Lag.P99 is { } lag ? Figures.Time(lag) : null),
            ("Load generator's self-test", manifest?.SelfTest is { } test ? $"at least {SelfTestText.Describe(test)}" : null),
            ("Load generator's machine", generator is null ? null : MachineSummary.Describe(generator.Machine)),
            ("Load generator", generator is { Overloaded: true } ? "overloaded for a part of the run" : null),
            ("Run", run.RunId),
        ];
        return [.. facts.Where(fact => !string.IsNullOrWhiteSpace(fact.Value)).Select(fact => KeyValuePair.Create(fact.Name, fact.Value!))];
    }

    private static string Pace(double pace) => Figures.Plain(pace) + (pace == 1 ? " (real time)" : " s of scenario time in a second");
}
