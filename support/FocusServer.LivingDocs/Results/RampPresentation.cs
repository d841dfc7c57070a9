using FocusServer.Evidence.Judging;
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
        var (verdict, table, compared) = (VerdictSentence.From(run), RampTable.From(run), Comparison.Create(run, history));
        return new(
            run.Outcome,
            verdict.Headline,
            verdict.Subject,
            verdict.Details,
            run.Capacity,
            RampChart.Responsive(run, compared.Band) + CapacityTrend.Responsive(run, history),
            Sparkline.Svg(run),
            table.Rows.Count == 0 ? null : new TableView(table.Caption, table.Headers, table.Rows),
            table.Rows.Count == 0 ? [] : [new($"{run.RunId}.csv", table.Csv()), new($"{run.RunId}.json", RampSeries.Json(run))],
            Measured.Promises(run),
            [.. compared.Sentences, .. Doubt(run), .. run.Problems],
            RampFailure.Find(run)?.Sentences ?? [],
            Facts(run));
    }

    /// <summary>Creates the view of a ramp that did not run, with its last verdict.</summary>
    /// <param name="last">The last verdict; null if there is none.</param>
    public static RampView DidNotRun(LastProven? last)
    {
        var nothing = RampView.NotProven("It did not run, and no earlier run is known.");
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

    private static IEnumerable<string> Doubt(RampRun run) => run.Levels is [.., { TooSmall: { } small } last]
        ? [$"{small}: {last.Streaming} of {last.Step.Level} streaming leaves {Figures.Number(last.SuccessInterval.Low.Percent)}–{Figures.Number(last.SuccessInterval.High.Percent)} % (95 % interval)."]
        : [];

    private static List<KeyValuePair<string, string>> Facts(RampRun run)
    {
        var facts = new List<KeyValuePair<string, string>>(run.Provenance);
        Add("Began", run.StartedAt is { } began ? Figures.Moment(began) : null);
        Add("Ended", run.EndedAt is { } ended ? Figures.Moment(ended) : null);
        Add("Load generator's processors", run.Generator?.Cpu is { } cpu ? Figures.Percent(cpu.Percent) + " busy" : null);
        Add("Load generator's lag (p99)", run.Generator?.Lag.P99 is { } lag ? Figures.Time(lag) : null);
        Add("Load generator", run.Generator is { Overloaded: true } ? "overloaded for a part of the run" : null);
        Add("Run", run.RunId);
        return facts;

        void Add(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
            {
                facts.Add(KeyValuePair.Create(name, value));
            }
        }
    }
}
