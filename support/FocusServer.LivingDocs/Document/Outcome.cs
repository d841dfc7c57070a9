namespace FocusServer.LivingDocs.Document;

/// <summary>The outcome of a scenario, or of one row of an outline.</summary>
/// <param name="Status">The worst of its steps; of several attempts, the last counts.</param>
/// <param name="StartedAt">The start of the last attempt.</param>
/// <param name="Duration">The duration of the last attempt.</param>
/// <param name="Attempt">The number of the last attempt, from 1.</param>
/// <param name="Steps">Its steps and hooks, in order.</param>
/// <param name="Evidence">The attachments that belong to none of its steps.</param>
/// <param name="EarlierAttempts">The attempts before, oldest first.</param>
public sealed record Outcome(
    Status Status,
    DateTimeOffset? StartedAt,
    TimeSpan Duration,
    int Attempt,
    IReadOnlyList<StepOutcome> Steps,
    IReadOnlyList<StepAttachment> Evidence,
    IReadOnlyList<Outcome> EarlierAttempts)
{
    /// <summary>The outcome of a scenario that did not run.</summary>
    public static Outcome NotRun { get; } = new(Status.NotRun, null, TimeSpan.Zero, 0, [], [], []);

    /// <summary>The outcome of a scenario that its tags exclude.</summary>
    public static Outcome Ignored { get; } = NotRun with { Status = Status.Ignored };

    /// <summary>The outcome of a scenario that began but has no messages: the runner was killed before it ended.</summary>
    public static Outcome CutShort { get; } = NotRun with { Status = Status.CutShort };

    /// <summary>The first step with the status of the scenario; null if it passed or did not run.</summary>
    public StepOutcome? Culprit => Steps.FirstOrDefault(step => step.Status == Status) is { } step && Status > Status.Passed ? step : null;

    /// <summary>All attachments: those of the steps first.</summary>
    public IEnumerable<StepAttachment> AllEvidence => Steps.SelectMany(step => step.Evidence).Concat(Evidence);
}
