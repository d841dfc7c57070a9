using System.Diagnostics.Metrics;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Telemetry;

namespace FocusServer.Suite.Telemetry;

/// <summary>The metrics of a run that its events carry. Of a hold it takes what was judged; what single observations add up to is in <see cref="LoadMetrics"/>.</summary>
internal sealed class RunMetrics : IDisposable
{
    /// <summary>The name of their meter.</summary>
    public const string MeterName = "FocusServer.Suite";

    private readonly Meter _meter = new(MeterName);
    private readonly UpDownCounter<int> _jobs;
    private readonly Counter<int> _transitions;
    private readonly Gauge<int> _active;
    private readonly Gauge<int> _verdict;
    private readonly Gauge<int> _level;
    private readonly Gauge<double> _pace;
    private readonly Counter<int> _holds;
    private readonly Gauge<double> _successRate;
    private readonly Gauge<double> _minSuccessRate;
    private readonly Gauge<double> _apiResponse;
    private readonly Gauge<double> _maxApiResponse;
    private readonly Gauge<double> _overload;
    private readonly Gauge<double> _cpu;
    private readonly Gauge<double> _delay;

    private readonly Dictionary<int, JobState> _states = [];
    private KeyValuePair<string, object?> _suite;

    public RunMetrics()
    {
        _jobs = _meter.CreateUpDownCounter<int>("focus.jobs", "{job}", "Jobs of the run, by the state that they are in.");
        _transitions = _meter.CreateCounter<int>("focus.job.transitions", "{transition}", "Transitions of jobs, by the state that they came into.");
        _active = _meter.CreateGauge<int>("focus.ramp.active", "{ramp}", "1 while the ramp runs, 0 when it is over.");
        _verdict = _meter.CreateGauge<int>("focus.ramp.verdict", "{ramp}", "1 for the verdict on the ramp; nothing before its end.");
        _level = _meter.CreateGauge<int>("focus.ramp.level", "{job}", "The jobs that the ramp holds or is bringing up; 0 from its cleanup on.");
        _pace = _meter.CreateGauge<double>("focus.ramp.pace", "{scenario_second}", "Seconds of scenario time in one real second.");
        _holds = _meter.CreateCounter<int>("focus.step.holds", "{hold}", "Holds that were judged, by their result.");
        _successRate = _meter.CreateGauge<double>("focus.step.success.ratio", "1", "Jobs that streamed through the last hold, of those that its level required.");
        _minSuccessRate = _meter.CreateGauge<double>("focus.limit.success.ratio", "1", "The least success rate that the limits allow.");
        _apiResponse = _meter.CreateGauge<double>("focus.step.api_response", "s", "The slowest answer to a health probe of the last hold.");
        _maxApiResponse = _meter.CreateGauge<double>("focus.limit.api_response", "s", "The slowest answer that the limits allow.");
        _overload = _meter.CreateGauge<double>("focus.generator.overload.ratio", "1", "The part of the last hold in which the load generator was overloaded; above 0.1, what was missed is not proven.");
        _cpu = _meter.CreateGauge<double>("focus.generator.cpu.ratio", "1", "The processor time of the load generator in the last hold, of all that its machine has.");
        _delay = _meter.CreateGauge<double>("focus.generator.delay", "s", "The longest by which anything of the load generator came late in the last hold, in real time.");
    }

    /// <summary>Takes note of an event.</summary>
    public void On(RunEvent runEvent)
    {
        switch (runEvent)
        {
            case RunStarted started:
                Begin(started);
                break;
            case PaceChanged changed:
                _pace.Record(changed.To, _suite);
                break;
            case StepStarted started:
                _level.Record(started.Step.Level, _suite);
                break;
            case DrainStarted drain:
                _level.Record(drain.Level, _suite);
                break;
            case JobChanged changed:
                Count(changed.Job);
                break;
            case StepJudged judged:
                Judge(judged.Result);
                break;
            case CleanupStarted:
                _level.Record(0, _suite);
                break;
            case RunFinished finished:
                Finish(finished.Verdict);
                break;
        }
    }

    public void Dispose() => _meter.Dispose();

    private void Begin(RunStarted started)
    {
        _suite = new(TelemetryNames.Suite, started.Plan.Options.Name);
        _active.Record(1, _suite);
        _pace.Record(started.Manifest.Pace, _suite);
        _minSuccessRate.Record(started.Limits.MinSuccessRate.Percent / 100, _suite);
        _maxApiResponse.Record(started.Limits.MaxApiResponse.TotalSeconds, _suite);
    }

    // A job that takes the place of another takes its place in the books, too.
    private void Count(JobTransition job)
    {
        _transitions.Add(1, _suite, OfState(job.State));
        Leave(job.Job);
        if (job.Replaces is { } replaced)
        {
            Leave(replaced);
        }

        _states[job.Job] = job.State;
        _jobs.Add(1, _suite, OfState(job.State));
    }

    private void Leave(int job)
    {
        if (_states.Remove(job, out var state))
        {
            _jobs.Add(-1, _suite, OfState(state));
        }
    }

    private static KeyValuePair<string, object?> OfState(JobState state) => new(TelemetryNames.JobState, TelemetryNames.For(state));

    private void Judge(StepResult hold)
    {
        _holds.Add(1, _suite, new(TelemetryNames.CaseStatus, TelemetryNames.StatusOf(hold)));
        _successRate.Record(hold.SuccessRate.Percent / 100, _suite);
        if (hold.Probes.Response.Max is { } slowest)
        {
            _apiResponse.Record(slowest.TotalSeconds, _suite);
        }

        Watch("coordinator", hold.Generator);
        foreach (var generator in hold.Generators)
        {
            Watch(generator.Name, generator.Watch);
        }
    }

    private void Watch(string name, GeneratorSummary? generator)
    {
        if (generator is { Watched: { Ticks: > 0 } watched })
        {
            var named = new KeyValuePair<string, object?>(TelemetryNames.Generator, name);
            _overload.Record(generator.Suspect / watched, _suite, named);
            _cpu.Record(generator.Cpu.Percent / 100, _suite, named);
            _delay.Record(generator.Latest.TotalSeconds, _suite, named);
        }
    }

    private void Finish(RampVerdict? verdict)
    {
        _active.Record(0, _suite);
        if (verdict is not null)
        {
            _verdict.Record(1, _suite, new(TelemetryNames.Verdict, TelemetryNames.For(verdict.Outcome)), new(TelemetryNames.SuiteStatus, TelemetryNames.StatusOf(verdict)));
        }
    }
}
