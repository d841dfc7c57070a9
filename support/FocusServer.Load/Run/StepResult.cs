using FocusServer.Load.Measure;
using FocusServer.Load.Ramp;
using FocusServer.Load.Sla;

namespace FocusServer.Load.Run;

/// <summary>One hold of one level: what was measured, and how it was judged.</summary>
public sealed record StepResult
{
    /// <summary>The step.</summary>
    public required RampStep Step { get; init; }

    /// <summary>1, or 2 when a level that failed is held once more.</summary>
    public required int Attempt { get; init; }

    /// <summary>When the hold began, in scenario time since the run started.</summary>
    public required TimeSpan HoldStartedAt { get; init; }

    /// <summary>When the hold ended, in scenario time since the run started.</summary>
    public required TimeSpan HoldEndedAt { get; init; }

    /// <summary>Why the hold ended before its time, its level having no hope; null when it was held for the whole interval.</summary>
    public string? EndedEarly { get; init; }

    /// <summary>Jobs that streamed through the whole hold.</summary>
    public required int Streaming { get; init; }

    /// <summary>Jobs streaming when the hold ended, those that came late or came back included.</summary>
    public required int Active { get; init; }

    /// <summary>From request to first row, on average over the jobs that this step added and that streamed; null when none did.</summary>
    public required TimeSpan? AverageCreation { get; init; }

    /// <summary>The health probes of the hold.</summary>
    public required ProbeMeasurement Probes { get; init; }

    /// <summary>Every promise of a step, judged.</summary>
    public required IReadOnlyList<Criterion> Criteria { get; init; }

    /// <summary>Jobs required that did not stream through the whole hold.</summary>
    public int NotStreaming => Step.Level - Streaming;

    /// <summary>Jobs streaming through the whole hold, of the jobs required.</summary>
    public Share SuccessRate => Share.Of(Streaming, Step.Level);

    /// <summary>Whether every promise of a step was kept.</summary>
    public bool Healthy => Criteria.Count > 0 && Criteria.All(criterion => criterion.Outcome == Outcome.Pass);

    /// <summary>Whether the server answered every probe, and in time.</summary>
    public bool ApiHealthy => Criteria.Where(criterion => criterion.Name != StepJudge.SuccessRateName)
        .All(criterion => criterion.Outcome == Outcome.Pass);
}
