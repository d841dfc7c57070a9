namespace FocusServer.LivingDocs.Ramps.Reading;

/// <summary>Gathers the events of one run, and makes a ramp of them.</summary>
internal sealed class Evidence(string name)
{
    private readonly List<RampLevel> _holds = [];
    private readonly JobLog _jobs = new();
    private Fields _start;
    private Fields _end;
    private Fields _cleanup;
    private Fields _step;
    private TimeSpan _lastAt;
    private string? _cutShort;
    private string? _serverVersion;
    private string _phase = "";

    public List<string> Problems { get; } = [];

    public void Add(Fields line)
    {
        _lastAt = line.Milliseconds("atMs") is { } at && at > _lastAt ? at : _lastAt;
        switch (line.Text("event"))
        {
            case "run-started":
                _start = line;
                break;
            case "precondition-met":
                _serverVersion = line.Text("serverVersion");
                break;
            case "step-started":
                _step = line["step"];
                break;
            case "job":
                _jobs.Add(line["job"], _step);
                break;
            case "step-judged":
                AddHold(line["result"]);
                break;
            case "final-health-started":
                _phase = "the final health check";
                break;
            case "search-started":
                _phase = "the search for the exact breaking point";
                break;
            case "cleanup-started":
                _cutShort = line.Text("cutShort");
                _phase = _cutShort is null ? "the cleanup" : _phase;
                break;
            case "cleanup-finished":
                _cleanup = line["result"];
                break;
            case "run-finished":
                _end = line["result"];
                break;
        }
    }

    public RampRun ToRun()
    {
        if (_holds.Count == 0)
        {
            _end.Items("holds").ToList().ForEach(AddHold);
        }

        var ramp = Manifest.Read(_start, _serverVersion, name) with
        {
            Plan = PlanOf(_start) ?? PlanOf(_end),
            Limits = LimitsOf(_start) ?? LimitsOf(_end),
            Holds = _holds,
            Levels = [.. _holds.Where(hold => hold.Kind == HoldKind.Ramp).GroupBy(hold => hold.Step).Select(same => same.Last())],
            Finished = _end.Exists,
            Cleanup = CleanupOf(_cleanup.Exists ? _cleanup : _end["cleanup"]),
            CutShort = CutShortOf(_end.Text("cutShort") ?? _cutShort),
            TroubledJobs = _jobs.Troubled,
            Generator = GeneratorOf(_end["generator"]),
            Problems = Problems,
        };
        return VerdictReader.Judge(ramp with { EndedAt = ramp.StartedAt + (_lastAt / ramp.Pace) }, _end["verdict"]);
    }

    private void AddHold(Fields result)
    {
        if (LevelReader.Read(result) is { } level)
        {
            _holds.Add(level with
            {
                FirstRow = _jobs.FirstRow(result["step"]) is { Any: true } measured ? measured : level.FirstRow,
                FailureCauses = level.FailureCauses.Count > 0 || level.Healthy ? level.FailureCauses : _jobs.Causes,
            });
        }
    }

    private CutShort? CutShortOf(string? why) =>
        why is null && _end.Exists ? null : CutShortText.Of(why ?? "", _step.Whole("number"), _step.Whole("level"), _phase);

    private static RampPlan? PlanOf(Fields at)
    {
        var (plan, options) = (at["plan"], at["plan"]["options"]);
        return options.Whole("maxJobs") is not { } maximum
            ? null
            : new RampPlan(
                options.Whole("initialJobs") ?? maximum,
                maximum,
                options.Whole("stepIncrement") ?? 0,
                options.Milliseconds("stepIntervalMs") ?? TimeSpan.Zero,
                [.. plan.Items("steps").Select(step => step.Whole("level")).OfType<int>()]);
    }

    private static RampLimits? LimitsOf(Fields at) => at["limits"] is { Exists: true } limits
        ? new(
            limits.Number("minSuccessRatePercent"),
            limits.Milliseconds("maxApiResponseMs"),
            limits.Number("maxErrorRateAtMaximumPercent"),
            limits.Number("minHealthyStepsPercent"))
        : null;

    private static CleanupFound? CleanupOf(Fields cleanup) => cleanup.Exists
        ? new(
            cleanup.Texts("gone").Count,
            [.. cleanup.Items("leftovers").Select(left => $"{left.Text("jobId") ?? "a job"} ({left.Text("reason") ?? "reason unknown"})")],
            cleanup.Whole("nameless") ?? 0)
        : null;

    private static GeneratorFigures? GeneratorOf(Fields generator) => generator.Exists
        ? new(
            generator.Number("cpuPercent"),
            generator["lag"].Milliseconds("p99Ms"),
            generator.Number("gcPausePercent"),
            generator.Flag("overloaded") ?? false)
        : null;
}
