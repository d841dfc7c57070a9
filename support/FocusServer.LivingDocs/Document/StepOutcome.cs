using FocusServer.Evidence.Judging;

namespace FocusServer.LivingDocs.Document;

/// <summary>How one step, or one hook, of a scenario went.</summary>
/// <param name="Text">What it says, with the row's values filled in; for a hook, its name.</param>
/// <param name="IsHook">Whether it is code around the steps and not a step.</param>
/// <param name="Status">How it ended.</param>
/// <param name="Duration">How long it took; null when it did not run.</param>
/// <param name="Failure">Why it failed, was skipped or is pending; null when nothing was said.</param>
/// <param name="Evidence">What it attached.</param>
/// <param name="Snippets">Code that would define it, when it is undefined.</param>
public sealed record StepOutcome(
    string Text,
    bool IsHook,
    Status Status,
    TimeSpan? Duration,
    Failure? Failure,
    IReadOnlyList<StepAttachment> Evidence,
    IReadOnlyList<string> Snippets)
{
    /// <summary>The criteria that it judged.</summary>
    public IEnumerable<Criterion> Criteria => Evidence.Select(attachment => attachment.Criterion).OfType<Criterion>();
}
