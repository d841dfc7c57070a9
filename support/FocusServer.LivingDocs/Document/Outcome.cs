namespace FocusServer.LivingDocs.Document;

/// <summary>How a scenario, or one row of an outline, went.</summary>
/// <param name="Status">The worst of its steps; of several attempts, the last counts.</param>
/// <param name="StartedAt">When the last attempt began.</param>
/// <param name="Duration">How long the last attempt took.</param>
/// <param name="Attempt">Which attempt was the last, from 1.</param>
/// <param name="Steps">Its steps and hooks, in the order in which they were to run.</param>
/// <param name="Evidence">What was attached to none of its steps.</param>
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
    /// <summary>What is known of something that did not run.</summary>
    public static Outcome NotRun { get; } = new(Status.NotRun, null, TimeSpan.Zero, 0, [], [], []);

    /// <summary>Of something that its tags forbid to run.</summary>
    public static Outcome Ignored { get; } = NotRun with { Status = Status.Ignored };

    /// <summary>Of something that began, and of which the messages do not tell: its runner was killed before it ended.</summary>
    public static Outcome CutShort { get; } = NotRun with { Status = Status.CutShort };

    /// <summary>The first step that ended it, or null.</summary>
    public StepOutcome? Culprit => Steps.FirstOrDefault(step => step.Status == Status) is { } step && Status > Status.Passed ? step : null;

    /// <summary>Everything attached, in the order in which it came.</summary>
    public IEnumerable<StepAttachment> AllEvidence => Steps.SelectMany(step => step.Evidence).Concat(Evidence);
}
