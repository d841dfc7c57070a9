using FocusServer.Evidence;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Suite.Settings;

namespace FocusServer.Suite.Terminals;

/// <summary>Lays out the view of a run for a terminal, the most important first. Every verdict and every limit in it is the evidence's.</summary>
/// <param name="run">The run as it stands.</param>
/// <param name="settings">The settings, for the rules that end a ramp early.</param>
/// <param name="columns">The width of the terminal.</param>
/// <param name="told">What others told about the run before it began.</param>
internal sealed class LiveFrame(LiveRun run, SuiteSettings settings, int columns, IReadOnlyList<string> told)
{
    private const int LabelWidth = 20;
    private const int Narrow = 70;
    private const int MostBar = 40;

    private readonly RampResult? _result = run.Record.ResultSoFar;
    private readonly TimeSpan _now = run.Now;

    /// <summary>The lines, from top to bottom. What is too long for the terminal is at the end: the last events.</summary>
    public IReadOnlyList<FrameLine> Lines =>
    [
        .. Head(),
        .. told.Select(line => new FrameLine(true, new LinePart(line))),
        FrameLine.Empty,
        .. Progress(),
        FrameLine.Empty,
        .. Limits(),
        FrameLine.Empty,
        .. Ends(),
        .. Generator(),
        FrameLine.Empty,
        .. Events(),
    ];

    private StepResult? LastHold => _result?.AllHolds is [.., var last] ? last : null;

    private IEnumerable<FrameLine> Head()
    {
        var (soFar, manifest) = (run.Record.VerdictSoFar, run.Record.Manifest);
        var place = manifest is null ? "" : columns < Narrow ? $" · {manifest.Environment}" : $" · {manifest.Environment}, {manifest.BaseUrl}, at pace {Figures.Plain(manifest.Pace)}";
        yield return new(false, new LinePart($"▶ {manifest?.Title ?? "a ramp"}", Tone.Strong), new(place, Tone.Dim));
        yield return new(true, new LinePart(soFar.Sentence, soFar.Outcome switch
        {
            RampOutcome.Held => Tone.Good,
            RampOutcome.NotProven => Tone.Strong,
            _ => Tone.Bad,
        }));
        yield return new(true, new LinePart($"What would turn it: {soFar.Turn}", Tone.Dim));
    }

    private IEnumerable<FrameLine> Progress()
    {
        var (judged, planned) = (_result?.Steps.Count ?? 0, _result?.Plan.Steps.Count ?? 0);
        var left = run.LeastTimeLeft(_now) is { } least ? $", at least {LiveRun.Whole(least)} left" : "";
        yield return Line("Ramp", [.. Bar(planned == 0 ? 0 : (double)judged / planned), new LinePart($"  {judged} of {planned} levels judged{left}")]);
        yield return Line("Now", [.. run.HoldDone(_now) is { } done ? Bar(done).Append(new LinePart("  ")) : [], new LinePart(run.Describe(_now))]);
        var jobs = run.Jobs;
        var states = Enum.GetValues<JobState>().Where(jobs.ContainsKey).Select(state => $"{jobs[state]} {JobStateText.For(state)}");
        yield return Line("Jobs", new LinePart(jobs.Count == 0 ? "none yet" : string.Join(", ", states)));
    }

    private IEnumerable<FrameLine> Limits()
    {
        if (_result is not { } result)
        {
            yield break;
        }

        var (last, limits) = (LastHold, result.Limits);
        yield return Line("Limits", new LinePart(Columns("last hold", "worst level", "limit"), Tone.Dim));
        yield return Limit(
            CriterionNames.SuccessRate, last, last?.SuccessRate.ToString(limits.MinSuccessRate), StepText.LowestSuccessRate(result), $"≥ {limits.SuccessRateText}");
        yield return Limit(CriterionNames.ApiResponse, last, last is null ? null : StepText.Slowest(last, limits), StepText.SlowestResponse(result), $"≤ {limits.ApiResponseText}");
    }

    private FrameLine Limit(string name, StepResult? last, string? measured, string worst, string limit) =>
        Line("  " + name, new LinePart(Columns(measured ?? Figures.NoData, worst, limit), last?.HasMissed(name) == true ? Tone.Bad : Tone.Plain));

    // A narrow terminal has no place for the middle column.
    private string Columns(string last, string worst, string limit) =>
        columns < Narrow ? $"{last,-12}{limit}" : $"{last,-16}{worst,-16}{limit}";

    private IEnumerable<FrameLine> Ends()
    {
        if (_result is not { } result)
        {
            yield break;
        }

        var (failed, most) = (run.FailedInARow, settings.StopAfterFailedLevels);
        yield return Line("Ends early", new LinePart($"{failed} of {most} failed levels in a row", failed > 0 ? Tone.Bad : Tone.Plain));
        if (!run.Climbs)
        {
            yield break;
        }

        var jobs = run.Jobs;
        var (refused, streaming) = (jobs.GetValueOrDefault(JobState.Refused), jobs.GetValueOrDefault(JobState.Streaming));
        yield return Line("", new LinePart($"{Figures.Jobs(refused)} refused, {streaming} streaming (it ends when a level is refused and none streams)"));
        var (lost, maximum) = (Math.Max(0, jobs.Values.Sum() - streaming), result.Plan.Options.MaxJobs);
        var share = Percentage.From(lost, maximum).ToString(result.Limits.MaxErrorRateAtMaximum);
        yield return Line("Errors at maximum", new LinePart($"{share}, if it were now ({lost} of {Figures.Jobs(maximum)} not streaming), limit ≤ {result.Limits.ErrorsAtMaximumText}"));
    }

    private IEnumerable<FrameLine> Generator()
    {
        if (LastHold is not { Generator: { } generator } hold)
        {
            yield return Line("Generator", new LinePart("known after the first hold", Tone.Dim));
            yield break;
        }

        var latest = generator.Lag.Max is { } lag ? Figures.Time(lag) : Figures.NoData;
        yield return Line("Generator", new LinePart(
            generator.Overloaded ? generator.Overload : $"well in {hold.Step.Name}: CPU {generator.Cpu}, at most {latest} late, GC {generator.GcPause}",
            generator.Overloaded ? Tone.Bad : Tone.Plain));
        yield return Line("Machine", new LinePart(MachineSummary.Describe(generator.Machine)));
        foreach (var other in hold.Generators)
        {
            yield return Line("", new LinePart(GeneratorText.Describe(other), GeneratorText.FindTrouble(other) is null ? Tone.Plain : Tone.Bad));
        }
    }

    private IEnumerable<FrameLine> Events()
    {
        yield return new(false, new LinePart("Events, the last one first", Tone.Dim));
        foreach (var note in run.Notes.Reverse())
        {
            yield return new(false, new LinePart($"{Figures.Tenths(note.At),10}  ", Tone.Dim), new(note.Text));
        }
    }

    private FrameLine Line(string label, params IReadOnlyList<LinePart> parts) =>
        new(false, [new LinePart(columns < Narrow ? $"{label}: ".TrimStart(':', ' ') : label.PadRight(LabelWidth), Tone.Dim), .. parts]);

    private IEnumerable<LinePart> Bar(double done)
    {
        var width = Math.Min(MostBar, columns / 4);
        var full = (int)Math.Round(Math.Clamp(done, 0, 1) * width);
        return [new LinePart(new string('━', full), Tone.Good), new(new string('─', width - full), Tone.Dim)];
    }
}
