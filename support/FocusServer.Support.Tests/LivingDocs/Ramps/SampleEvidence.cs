using System.Globalization;
using System.Text.Json;
using FocusServer.LivingDocs.Ramps;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

/// <summary>The evidence of a ramp that never ran, line by line.</summary>
internal sealed class SampleEvidence
{
    private readonly List<object> _holds = [];
    private readonly List<string> _lines = [];
    private readonly object _limits;
    private double _at;
    private int _step;
    private int _jobs;
    private int _streaming;

    public SampleEvidence(
        string ramp = "full", int initial = 5, int maximum = 100, int increment = 5, string environment = "staging", string row = "staging",
        double successLimit = 70, double apiLimitMs = 30_000, DateTimeOffset? startedAt = null, string? commit = null, string runId = "20261123-030828-full-staging-8ce9", object? scenario = null)
    {
        Plan = new
        {
            Options = new { Name = ramp, InitialJobs = initial, MaxJobs = maximum, StepIncrement = increment, StepIntervalMs = 10_000 },
            Steps = Levels(initial, maximum, increment).Select((level, i) => new { Number = i + 1, Level = level }).ToList(),
        };
        _limits = new { MinSuccessRatePercent = successLimit, MaxApiResponseMs = apiLimitMs, MaxErrorRateAtMaximumPercent = 30, MinHealthyStepsPercent = 70 };
        var manifest = new
        {
            RunId = runId,
            Title = $"The {ramp} ramp is held: {row}",
            Scenario = scenario,
            Environment = environment,
            BaseUrl = "https://focus.example/",
            Pace = 1,
            StartedAt = startedAt ?? new DateTimeOffset(2026, 11, 23, 3, 8, 28, TimeSpan.Zero),
            Commit = commit,
        };
        Write(new { Event = "run-started", Manifest = manifest, Plan, Limits = _limits, AtMs = 0.5 });
    }

    public object Plan { get; }

    public string Text => string.Join('\n', _lines) + "\n";

    private double SuccessLimit => JsonSerializer.SerializeToElement(_limits).GetProperty("MinSuccessRatePercent").GetDouble();

    private double ApiLimit => JsonSerializer.SerializeToElement(_limits).GetProperty("MaxApiResponseMs").GetDouble();

    public static IEnumerable<int> Levels(int initial, int maximum, int increment)
    {
        for (var level = initial; level < maximum; level += increment)
        {
            yield return level;
        }

        yield return maximum;
    }

    public RampRun Read() => EvidenceReader.Read(new StringReader(Text), "folder-name");

    public SampleEvidence Write(object line)
    {
        _lines.Add(JsonSerializer.Serialize(line, _json));
        return this;
    }

    public SampleEvidence WriteText(string line)
    {
        _lines.Add(line);
        return this;
    }

    /// <summary>The step begins: its jobs are asked for, and some come to stream.</summary>
    public SampleEvidence Begin(int level, int streaming, double firstRowMs = 1900)
    {
        _step++;
        _at += 100;
        Write(new { Event = "step-started", Step = Step(level), AtMs = _at });
        foreach (var job in Enumerable.Range(streaming + 1, Math.Max(0, _streaming - streaming)))
        {
            Write(new { Event = "job", Job = new { Job = job, JobId = $"{job}-{job}", State = "lost", AtMs = _at, Cause = "the server ended its stream" }, AtMs = _at });
        }

        foreach (var job in Enumerable.Range(_jobs + 1, Math.Max(0, level - _jobs)))
        {
            var (id, at) = ($"{job}-{job}", _at + (job * 7 % 31));
            Write(new { Event = "job", Job = new { Job = job, State = "requested", AtMs = at }, AtMs = at });
            var state = job <= streaming
                ? new { Job = job, JobId = (string?)id, State = "streaming", AtMs = at + firstRowMs + (job * 13 % 97), Cause = (string?)null }
                : new { Job = job, JobId = (string?)null, State = "refused", AtMs = at + 40, Cause = (string?)"no capacity left" };
            Write(new { Event = "job", Job = state, state.AtMs });
        }

        (_jobs, _streaming) = (Math.Max(_jobs, level), streaming);
        _at += firstRowMs + 200;
        return this;
    }

    /// <summary>The level is held and judged.</summary>
    public SampleEvidence Judge(int level, int streaming, double p50 = 38, double? p95 = 185, double max = 290, int attempt = 1)
    {
        var rate = 100.0 * streaming / level;
        object Criterion(string name, bool kept, string measured, string limit) => new { Name = name, Outcome = kept ? "pass" : "fail", Measured = measured, Limit = limit };
        var healthy = rate >= SuccessLimit && max <= ApiLimit;
        var result = new
        {
            Step = Step(level),
            Attempt = attempt,
            HoldStartedAtMs = _at,
            HoldEndedAtMs = _at + 10_000,
            Streaming = streaming,
            Active = streaming,
            Probes = new { Due = 50, Answered = 50, Response = new { Count = 50, P50Ms = p50, P95Ms = p95, MaxMs = max } },
            Criteria = new[]
            {
                Criterion("success rate", rate >= SuccessLimit, Invariant($"{rate:0.#} % ({streaming} of {level} jobs streaming)"), Invariant($"≥ {SuccessLimit} %")),
                Criterion("API response", max <= ApiLimit, Invariant($"{max / 1000:0.###} s at the slowest"), Invariant($"≤ {ApiLimit / 1000} s")),
                Criterion("health probes answered", true, "50 of 50", "all of them"),
            },
            SuccessRatePercent = Math.Round(rate, 3),
            Healthy = healthy,
        };
        _at += 10_000;
        _holds.Add(result);
        return Write(new { Event = "step-judged", Result = result, AtMs = _at });
    }

    /// <summary>A step from its first job to its judgement, held once more if it fails.</summary>
    public SampleEvidence Step(int level, int streaming, double p50 = 38, double? p95 = 185, double max = 290, double firstRowMs = 1900)
    {
        Begin(level, streaming, firstRowMs).Judge(level, streaming, p50, p95, max);
        return 100.0 * streaming / level < SuccessLimit || max > ApiLimit ? Judge(level, streaming, p50, p95, max, attempt: 2) : this;
    }

    public SampleEvidence Finish(object verdict, string? cutShort = null, object? cleanup = null, object? generator = null)
    {
        _at += 500;
        if (cutShort is null)
        {
            Write(new { Event = "final-health-started", Level = _jobs, AtMaximum = true, AtMs = _at });
        }

        Write(new { Event = "cleanup-started", CutShort = cutShort, AtMs = _at });
        cleanup ??= new { Gone = Enumerable.Range(1, _jobs).Select(job => $"{job}-{job}"), Leftovers = Array.Empty<object>(), Nameless = 0, Successful = true };
        Write(new { Event = "cleanup-finished", Result = cleanup, AtMs = _at });
        return Write(new { Event = "run-finished", Result = new { Plan, Limits = _limits, Holds = _holds, Cleanup = cleanup, CutShort = cutShort, Verdict = verdict, Generator = generator }, AtMs = _at });
    }

    public static object Verdict(string outcome, int? breakingPoint = null, int? lastGood = null, int capacity = 0, object? healthy = null, object? errors = null, object? cleanup = null) => new
    {
        Outcome = outcome,
        BreakingPoint = breakingPoint,
        LastGood = lastGood,
        Capacity = capacity,
        HealthySteps = healthy ?? Promise("healthy steps", "pass", "100 % (20 of 20)", "≥ 70 %"),
        ErrorRateAtMaximum = errors ?? Promise("error rate at maximum", "pass", "0 % (0 of 100 jobs not streaming)", "≤ 30 %"),
        FinalHealth = Promise("final health", "pass", "healthy", "healthy"),
        Cleanup = cleanup ?? Promise("cleanup", "pass", "100 jobs gone, none left", "every job gone"),
    };

    public static object Promise(string name, string outcome, string measured, string limit) => new { Name = name, Outcome = outcome, Measured = measured, Limit = limit };

    private object Step(int level) => new { Number = _step, Level = level };

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    private static readonly JsonSerializerOptions _json = new(JsonSerializerDefaults.Web)
    {
        DefaultIgnoreCondition = System.Text.Json.Serialization.JsonIgnoreCondition.WhenWritingNull,
    };
}
