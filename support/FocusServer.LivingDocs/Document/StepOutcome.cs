using FocusServer.Evidence.Judging;

namespace FocusServer.LivingDocs.Document;

/// <summary>The outcome of a step or hook.</summary>
/// <param name="Text">The text of the step with the row's values filled in, or the name of the hook.</param>
/// <param name="IsHook">True for a hook.</param>
/// <param name="Status">Its status.</param>
/// <param name="Duration">Its duration; null if it did not run.</param>
/// <param name="Failure">The reason why it failed, was skipped or is pending; null if none was given.</param>
/// <param name="Evidence">Its attachments.</param>
/// <param name="Snippets">Code that would define it; empty unless it is undefined.</param>
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
