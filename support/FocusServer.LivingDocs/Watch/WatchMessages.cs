using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;
using FocusServer.Evidence;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Ramps;
using FocusServer.LivingDocs.Ramps.Charts;

namespace FocusServer.LivingDocs.Watch;

/// <summary>
/// Makes the messages of the live page from the events of a run, each a JSON object that tells what is different from then on. The page folds them; what
/// it shows at any moment is said here, by the judges' own words and the site's own chart, so that the live page and the kept file cannot disagree.
/// </summary>
/// <param name="take">Takes one message.</param>
public sealed class WatchMessages(Action<string> take) : IRunObserver
{
    // A picture holds every level: the more of them, the seldomer it is drawn.
    private const int MostCharts = 60;

    private static readonly JsonSerializerOptions _json = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    private readonly RunRecord _record = new();
    private readonly ChartChanges _chart = new();
    private int _judged;

    /// <inheritdoc/>
    public void On(RunEvent runEvent)
    {
        ArgumentNullException.ThrowIfNull(runEvent);
        _record.On(runEvent);
        var message = new JsonObject { ["t"] = Math.Round(runEvent.At.TotalMilliseconds) };
        if (runEvent is JobChanged { Job: var job })
        {
            message["j"] = Job(job);
        }
        else
        {
            Tell(message, runEvent);
        }

        // No tag can begin in it, wherever it is embedded.
        take(message.ToJsonString(_json).Replace("<", "\\u003c", StringComparison.Ordinal));
    }

    private static JsonArray Job(JobTransition job)
    {
        JsonArray told = [job.Job, JsonNamingPolicy.KebabCaseLower.ConvertName(job.State.ToString())];
        if (job.JobId is not null || job.Cause is not null || job.Replaces is not null)
        {
            told.Add(job.JobId);
        }

        if (job.Cause is not null || job.Replaces is not null)
        {
            told.Add(job.Cause);
        }

        if (job.Replaces is { } replaced)
        {
            told.Add(replaced);
        }

        return told;
    }

    private void Tell(JsonObject message, RunEvent runEvent)
    {
        if (WatchText.Describe(runEvent) is var (kind, line))
        {
            (message["c"], message["x"]) = (kind, line);
        }

        Add(message, "now", WatchText.Now(runEvent) is { } now ? JsonValue.Create(now) : null);
        Add(message, "left", Left(runEvent) is { } left ? JsonValue.Create(Math.Round(left.TotalMilliseconds)) : null);
        switch (runEvent)
        {
            case RunStarted started:
                message["run"] = Run(started);
                message["verdict"] = Verdict();
                break;
            case StepJudged judged:
                message["machine"] = Machine(judged.Result);
                message["verdict"] = Verdict();
                Draw(message, always: false);
                break;
            case PaceChanged changed:
                message["pace"] = changed.To;
                break;
            case Steered { What: var wish }:
                message["held"] = wish == SteeringWish.Hold;
                break;
            case LevelStayed:
                message["held"] = false;
                break;
            case FinalHealthChecked or SearchFinished or CleanupStarted or CleanupFinished:
                message["verdict"] = Verdict();
                break;
            case RunFinished:
                message["over"] = true;
                message["verdict"] = Verdict();
                Draw(message, always: true);
                break;
        }
    }

    private static void Add(JsonObject message, string name, JsonNode? value)
    {
        if (value is not null)
        {
            message[name] = value;
        }
    }

    private JsonObject Verdict()
    {
        var (outcome, sentence, turn) = _record.VerdictSoFar;
        return new() { ["of"] = Words.ClassOf(outcome), ["sign"] = Words.SignOf(outcome), ["says"] = sentence, ["turn"] = turn };
    }

    private void Draw(JsonObject message, bool always)
    {
        var each = 1 + ((_record.Plan?.Steps.Count ?? 0) / MostCharts);
        if (always || _judged++ % each == 0)
        {
            Add(message, "chart", RampChart.Responsive(RampRun.SoFar(_record)) is { Length: > 0 } chart ? _chart.Next(chart) : null);
        }
    }

    // What is certain is the holding; the time until jobs stream is not.
    private TimeSpan? Left(RunEvent runEvent)
    {
        var (plan, each) = (_record.Plan, _record.Plan?.Options.StepInterval ?? TimeSpan.Zero);
        return runEvent switch
        {
            RunStarted => each * plan!.Steps.Count,
            StepStarted { Step: { Kind: StepKind.Ramp } step } => each * (plan!.Steps.Count - step.Number + 1),
            HoldStarted { Step: { Kind: StepKind.Ramp } step } => each * (plan!.Steps.Count - step.Number + 1),
            FinalHealthStarted or CleanupStarted or RunFinished => TimeSpan.Zero,
            _ => null,
        };
    }

    private JsonObject Run(RunStarted started)
    {
        var (manifest, plan, limits) = (started.Manifest, started.Plan, started.Limits);
        return new()
        {
            ["id"] = manifest.RunId,
            ["subject"] = RampRun.SoFar(_record).Subject,
            ["title"] = manifest.Title,
            ["server"] = manifest.BaseUrl.ToString(),
            ["environment"] = manifest.Environment,
            ["began"] = Figures.Moment(manifest.StartedAt),
            ["pace"] = manifest.Pace,
            ["maximum"] = plan.Options.MaxJobs,
            ["plan"] = $"{plan.Steps.Count} levels, each held for {Figures.Minutes(plan.Options.StepInterval)}",
            ["limits"] = $"success rate ≥ {limits.SuccessRateText}, API response ≤ {limits.ApiResponseText}, errors at maximum ≤ {limits.ErrorsAtMaximumText}, healthy steps ≥ {limits.HealthyStepsText}",
            ["generators"] = new JsonArray([.. Describe(manifest.Generators).Select(line => JsonValue.Create(line))]),
        };
    }

    private static IEnumerable<string> Describe(IReadOnlyList<GeneratorPart> generators) =>
        generators.Count == 0 ? [] : [$"{GeneratorText.Count(generators)}. {GeneratorText.Merged}.", .. generators.Select(GeneratorText.Describe)];

    private static JsonObject Machine(StepResult result)
    {
        var own = result.Generator;
        (string Name, string Value)[] facts = own is null ? [] :
        [
            (result.Generators.Count > 0 ? "Coordinator's processors" : "Load generator's processors", $"{own.Cpu} busy"),
            ("Behind its schedule", Longest(own.Lag)),
            ("Waiting for a thread", Longest(own.PoolDelay)),
            ("Garbage collection", $"{own.GcPause} of the time"),
            ("Its control stream", own.ReferenceGaps.Max is { } gap ? $"longest gap {Figures.Time(gap)}" : Figures.NoData),
            ("Its machine", MachineSummary.Describe(own.Machine)),
        ];
        return new()
        {
            ["of"] = $"{Figures.Jobs(result.Step.Level)}{(result.Attempt > 1 ? $", hold {result.Attempt}" : "")}",
            ["facts"] = new JsonArray([.. facts.Select(fact => new JsonArray(fact.Name, fact.Value))]),
            ["others"] = new JsonArray([.. result.Generators.Select(other => JsonValue.Create(GeneratorText.Describe(other)))]),
            ["why"] = Why(result),
            ["bad"] = !result.Proven,
        };
    }

    private static string Longest(LatencySummary delays) => delays.Max is { } longest ? $"{Figures.Time(longest)} at most" : Figures.NoData;

    private static string Why(StepResult result)
    {
        var level = Figures.Jobs(result.Step.Level);
        var why = !result.Proven ? $"The hold of {level} proves nothing{((result.HindranceSentence ?? result.Probes.Hindrance) is { } hindrance ? $": {hindrance}" : "")}."
            : result.Remark ?? $"Nothing kept the hold of {level} from proving something.";
        return result.TooSmall is { } small ? $"{why} {small}." : why;
    }
}
