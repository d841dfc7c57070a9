using System.Diagnostics;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;

namespace FocusServer.Load.Telemetry;

/// <summary>
/// The spans of a run: one trace a ramp, a span a step and a job. Spans are real time; scenario time is an attribute. Without a listener there are none:
/// every method takes and gives null then.
/// </summary>
public static class RunTraces
{
    /// <summary>The name of their source.</summary>
    public const string SourceName = "FocusServer.Load";

    private const string ScenarioTime = "focus.scenario_time";

    private static readonly ActivitySource _source = new(SourceName);

    internal static bool AreWritten => _source.HasListeners();

    // Whatever the caller traces, a ramp is a trace of its own.
    internal static Activity? StartRamp(RunManifest manifest, RampPlan plan)
    {
        if (!AreWritten)
        {
            return null;
        }

        Activity.Current = null;
        return _source.StartActivity($"ramp {plan.Options.Name}")?
            .SetTag(TelemetryNames.Suite, plan.Options.Name)
            .SetTag("focus.run.id", manifest.RunId)
            .SetTag("focus.title", manifest.Title)
            .SetTag("server.address", manifest.BaseUrl.Host)
            .SetTag("server.port", manifest.BaseUrl.Port)
            .SetTag("focus.pace", manifest.Pace);
    }

    internal static void End(Activity? ramp, RampResult result)
    {
        if (ramp is not null)
        {
            var verdict = result.Verdict;
            ramp.SetTag(TelemetryNames.Verdict, TelemetryNames.For(verdict.Outcome))
                .SetTag(TelemetryNames.SuiteStatus, TelemetryNames.StatusOf(verdict))
                .SetTag("focus.breaking_point", verdict.BreakingPoint)
                .SetTag("focus.capacity", verdict.Capacity)
                .SetStatus(verdict.Outcome == RampOutcome.Held ? ActivityStatusCode.Ok : ActivityStatusCode.Error, verdict.Outcome == RampOutcome.Held ? null : verdict.Sentence);
        }
    }

    internal static Activity? StartStep(RampStep step, TimeSpan at) =>
        _source.StartActivity(step.Name)?.SetTag(TelemetryNames.Case, step.Name).SetTag("focus.step.level", step.Level).SetTag(ScenarioTime, at.TotalSeconds);

    internal static void Judged(Activity? step, StepResult hold, TimeSpan at)
    {
        if (step is not null)
        {
            var status = TelemetryNames.StatusOf(hold);
            step.SetTag(TelemetryNames.CaseStatus, status)
                .SetTag("focus.step.success_rate", hold.SuccessRate.Percent / 100)
                .SetStatus(hold.Healthy ? ActivityStatusCode.Ok : ActivityStatusCode.Error, hold.Healthy ? null : string.Join("; ", hold.Missed.Select(missed => missed.Sentence)))
                .AddEvent(new ActivityEvent("hold judged", tags: new() { { TelemetryNames.CaseStatus, status }, { "focus.step.attempt", hold.Attempt }, { ScenarioTime, at.TotalSeconds } }));
        }
    }

    internal static Activity? StartJob(int job) => _source.StartActivity("job", ActivityKind.Client)?.SetTag("focus.job.number", job);

    internal static void Entered(Activity? job, JobState state, string? jobId, TimeSpan at, string? cause)
    {
        if (job is { IsStopped: false })
        {
            job.SetTag("focus.job.id", jobId)
                .SetTag(TelemetryNames.JobState, TelemetryNames.For(state))
                .AddEvent(new ActivityEvent(TelemetryNames.For(state), tags: new() { { ScenarioTime, at.TotalSeconds }, { "focus.job.cause", cause } }));
            if (state is JobState.Refused or JobState.Failed or JobState.Lost or JobState.GeneratorError)
            {
                job.SetTag(TelemetryNames.ErrorType, TelemetryNames.For(state)).SetStatus(ActivityStatusCode.Error, cause);
            }

            // The server has nothing of it that would still have to be asked for.
            if (state == JobState.Gone || (jobId is null && state is JobState.Refused or JobState.Failed or JobState.GeneratorError))
            {
                End(job);
            }
        }
    }

    // Stopping a span makes its parent the current one of whoever stops it.
    internal static void End(Activity? job)
    {
        if (job is { IsStopped: false })
        {
            var current = Activity.Current;
            job.Stop();
            Activity.Current = current is { IsStopped: true } ? null : current;
        }
    }
}
