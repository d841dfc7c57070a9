using System.Globalization;
using System.Text.Json;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Observations;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.LivingDocs.Ramps;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

/// <summary>The evidence of a ramp that never ran, line by line. Its verdict is the judges' own.</summary>
internal sealed class SampleEvidence
{
    private const string DefaultRunId = "20261123-030828-full-staging-8ce9";

    private readonly List<string> _lines = [];
    private readonly Dictionary<int, List<TimeSpan>> _firstRows = [];
    private readonly RampLimits _limits;
    private TimeSpan _at;
    private RampStep _step = null!;
    private int _steps;
    private int _jobs;
    private int _streaming;

    public SampleEvidence(
        string ramp = "full", int initial = 5, int maximum = 100, int increment = 5, string environment = "staging", string row = "staging",
        double successLimit = 70, double apiLimitMs = 30_000, DateTimeOffset? startedAt = null, string? commit = null, string runId = DefaultRunId, ScenarioPlace? scenario = null, SelfTestResult? selfTest = null, IReadOnlyList<GeneratorPart>? generators = null)
    {
        Plan = RampPlan.From(new RampOptions { Name = ramp, InitialJobs = initial, MaxJobs = maximum, StepIncrement = increment, StepInterval = TimeSpan.FromSeconds(10) });
        _limits = new RampLimits
        {
            MinSuccessRate = new Percentage(successLimit),
            MaxApiResponse = TimeSpan.FromMilliseconds(apiLimitMs),
            MaxErrorRateAtMaximum = new Percentage(30),
            MinHealthySteps = new Percentage(70),
        };
        var manifest = new RunManifest
        {
            RunId = runId,
            Title = $"The {ramp} ramp is held: {row}",
            Scenario = scenario,
            Environment = environment,
            BaseUrl = new Uri("https://focus.example/"),
            Pace = 1,
            StartedAt = startedAt ?? new DateTimeOffset(2026, 11, 23, 3, 8, 28, TimeSpan.Zero),
            Commit = commit,
            SelfTest = selfTest,
            Generators = generators ?? [],
        };
        Write(new RunStarted(TimeSpan.FromMilliseconds(0.5), manifest, Plan, _limits, new RunTimes(TimeSpan.FromSeconds(30), 5, TimeSpan.FromSeconds(90))));
    }

    public RampPlan Plan { get; }

    /// <summary>The time of the run that the evidence has come to.</summary>
    public TimeSpan At => _at;

    public string Text => string.Join('\n', _lines) + "\n";

    public static IEnumerable<int> Levels(int initial, int maximum, int increment)
    {
        for (var level = initial; level < maximum; level += increment)
        {
            yield return level;
        }

        yield return maximum;
    }

    public RampRun Read() => Read(Text, "folder-name");

    public static RampRun Read(string text, string name)
    {
        var problems = new List<string>();
        return RampRun.From(EvidenceReader.Read(new StringReader(text), problems.Add), name, problems);
    }

    /// <summary>Something is seen beside the server.</summary>
    public SampleEvidence See(TimeSpan at, ObservationSource source, ObservationKind kind, string subject, string? jobId = null, string? why = null, TimeSpan? took = null) => Write(new Observed(at, at, new Observation
    {
        Source = source,
        Kind = kind,
        Subject = subject,
        JobId = jobId,
        Reason = why,
        Took = took,
        Moment = new DateTimeOffset(2026, 11, 23, 3, 8, 28, TimeSpan.Zero) + at,
    }));

    public SampleEvidence Write(RunEvent runEvent) => WriteText(JsonSerializer.Serialize(runEvent, EvidenceJson.Options));

    public SampleEvidence WriteText(string line)
    {
        _lines.Add(line);
        return this;
    }

    /// <summary>Begins the next step: its jobs are asked for, and some come to stream.</summary>
    public SampleEvidence Begin(int level, int streaming, double firstRowMs = 1900, StepKind kind = StepKind.Ramp)
    {
        _step = new RampStep(++_steps, level, Math.Max(0, level - _jobs)) { Kind = kind };
        _at += Ms(100);
        Write(new StepStarted(_at, _step));
        foreach (var job in Enumerable.Range(streaming + 1, Math.Max(0, _streaming - streaming)))
        {
            Change(job, JobState.Lost, _at, "the server ended its stream");
        }

        foreach (var job in Enumerable.Range(_jobs + 1, Math.Max(0, level - _jobs)))
        {
            var at = _at + Ms(job * 7 % 31);
            Change(job, JobState.Requested, at);
            if (job <= streaming)
            {
                var firstRow = Ms(firstRowMs + (job * 13 % 97));
                FirstRows.Add(firstRow);
                Change(job, JobState.Streaming, at + firstRow);
            }
            else
            {
                Change(job, JobState.Refused, at + Ms(40), "no capacity left");
            }
        }

        (_jobs, _streaming) = (Math.Max(_jobs, level), streaming);
        _at += Ms(firstRowMs + 200);
        return this;
    }

    /// <summary>The level is held and judged.</summary>
    public SampleEvidence Judge(int level, int streaming, double p50 = 38, double? p95 = 185, double max = 290, int attempt = 1, GeneratorSummary? generator = null, IReadOnlyList<GeneratorHold>? generators = null)
    {
        var rate = 100.0 * streaming / level;
        Criterion Judged(string name, bool kept, string measured, string limit) => new(name, kept ? CriterionOutcome.Pass : CriterionOutcome.Fail, measured, limit);
        List<Criterion> criteria =
        [
            Judged(CriterionNames.SuccessRate, rate >= _limits.MinSuccessRate.Percent, Invariant($"{rate:0.#} % ({streaming} of {level} jobs streaming)"), $"≥ {_limits.MinSuccessRate}"),
            Judged(CriterionNames.ApiResponse, Ms(max) <= _limits.MaxApiResponse, Invariant($"{max / 1000:0.###} s at the slowest"), Invariant($"≤ {_limits.MaxApiResponse.TotalSeconds:0.###} s")),
            Judged(CriterionNames.ProbesAnswered, true, "50 of 50", "all of them"),
        ];
        var probes = new ProbeMeasurement
        {
            Due = 50,
            Answered = 50,
            Failures = [],
            Response = new LatencySummary { Count = 50, P50 = Ms(p50), P95 = p95 is { } known ? Ms(known) : null, Max = Ms(max) },
        };
        var hold = new HoldMeasurement
        {
            Step = _step,
            Attempt = attempt,
            StartedAt = _at,
            EndedAt = _at + TimeSpan.FromSeconds(10),
            Pool = new PoolMeasurement { Jobs = [], Since = _at },
            Probes = probes,
            Generator = generator,
            Generators = generators ?? [],
            Applied = new AppliedLoad { IncompleteJobs = generator is null ? 0 : 1, MissingRows = 0 },
        };
        var (given, remark) = GeneratorOverload.Apply(criteria, hold, _limits);
        var result = new StepResult
        {
            Step = _step,
            Attempt = attempt,
            HoldStartedAt = _at,
            HoldEndedAt = _at + TimeSpan.FromSeconds(10),
            Streaming = streaming,
            Active = streaming,
            AverageCreation = null,
            Probes = probes,
            Streams = StreamSummary.None with
            {
                FirstRow = Sum(FirstRows),
                Rows = streaming * 60,
                Bytes = streaming * 60 * 17_450,
                Measured = TimeSpan.FromSeconds(10),
            },
            Generator = generator,
            Generators = hold.Generators,
            Criteria = given,
            Remark = remark,
            Missed = [.. criteria.Where(criterion => criterion.Outcome == CriterionOutcome.Fail).Select(criterion => new MissedLimit(criterion, null))],
            FailureCauses = streaming == level ? [] : [Invariant($"{level - streaming} × refused: no capacity left")],
        };
        _at += TimeSpan.FromSeconds(10);
        return Write(new StepJudged(_at, result));
    }

    /// <summary>A step from its first job to its judgement, held once more if it fails.</summary>
    public SampleEvidence Step(int level, int streaming, double p50 = 38, double? p95 = 185, double max = 290, double firstRowMs = 1900)
    {
        Begin(level, streaming, firstRowMs).Judge(level, streaming, p50, p95, max);
        return 100.0 * streaming / level < _limits.MinSuccessRate.Percent || Ms(max) > _limits.MaxApiResponse ? Judge(level, streaming, p50, p95, max, attempt: 2) : this;
    }

    /// <summary>The run ends, by default in good order.</summary>
    /// <param name="why">Why it was cut short; null when it was not.</param>
    /// <param name="cleanup">The end of its jobs; all are gone by default.</param>
    /// <param name="generator">The load generator over the whole run.</param>
    /// <param name="health">The server's health at the end; healthy by default.</param>
    public SampleEvidence Finish(string? why = null, CleanupResult? cleanup = null, GeneratorSummary? generator = null, FinalHealth? health = null)
    {
        _at += Ms(500);
        var cut = why is null ? null : new CutShort(_steps == 0 ? null : _step, RunPhase.Ramp, why);
        if (cut is null)
        {
            Write(new FinalHealthStarted(_at, _jobs, AtMaximum: true));
            Write(new FinalHealthChecked(_at, health ?? FinalHealth.From(new Dictionary<string, TimeSpan> { [FinalHealth.Channels] = Ms(20) }, _limits.MaxApiResponse, _limits.ApiResponseText, waitsForFiber: false)));
        }

        Write(new CleanupStarted(_at, cut));
        cleanup ??= new CleanupResult { Gone = [.. Enumerable.Range(1, _jobs).Select(Name)], Leftovers = [], UnidentifiedJobs = 0, Duration = TimeSpan.FromSeconds(50) };
        Write(new CleanupFinished(_at, cleanup));
        return Write(new RunFinished(_at, new RunTotals { Duration = _at, Generator = generator }, cut));
    }

    public static GeneratorSummary Overloaded(OverloadReason effect = OverloadReason.ScheduleLag, double cpuPercent = 98.2) => new()
    {
        Watched = TimeSpan.FromSeconds(10),
        Suspect = TimeSpan.FromSeconds(4),
        OverloadReasons = [new OverloadDuration(effect, TimeSpan.FromSeconds(4))],
        Cpu = new Percentage(cpuPercent),
        GcPause = new Percentage(1),
        Lag = LatencySummary.None,
        PoolDelay = LatencySummary.None,
        ReferenceGaps = LatencySummary.None,
    };

    private List<TimeSpan> FirstRows => _firstRows.TryGetValue(_steps, out var rows) ? rows : _firstRows[_steps] = [];

    private static LatencySummary Sum(List<TimeSpan> times)
    {
        var sorted = times.Order().ToList();
        return sorted.Count == 0
            ? LatencySummary.None
            : new() { Count = sorted.Count, P50 = At(0.5), P95 = sorted.Count < LatencySummary.SamplesForP95 ? null : At(0.95), Max = sorted[^1] };

        TimeSpan At(double share) => sorted[(int)Math.Ceiling(share * sorted.Count) - 1];
    }

    private void Change(int job, JobState state, TimeSpan at, string? cause = null) =>
        Write(new JobChanged(at, new JobTransition(job, state is JobState.Requested or JobState.Refused ? null : Name(job), state, at, cause)));

    private static string Name(int job) => Invariant($"{job}-{job}");

    private static TimeSpan Ms(double milliseconds) => TimeSpan.FromMilliseconds(milliseconds);

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
