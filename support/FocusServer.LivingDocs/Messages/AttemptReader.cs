using FocusServer.LivingDocs.Document;
using Io.Cucumber.Messages.Types;

namespace FocusServer.LivingDocs.Messages;

/// <summary>Reads the steps of one attempt at one pickle.</summary>
internal sealed class AttemptReader
{
    private readonly MessageRun _run;
    private readonly TestCase _case;
    private readonly Dictionary<string, PickleStep> _pickleSteps;
    private readonly IReadOnlyDictionary<string, TestStepFinished> _finished;
    private readonly ILookup<string, StepAttachment> _evidence;

    public AttemptReader(MessageRun run, Pickle pickle, TestCaseStarted attempt)
    {
        _run = run;
        _case = run.Cases[attempt.TestCaseId];
        _pickleSteps = pickle.Steps.DistinctBy(step => step.Id).ToDictionary(step => step.Id);
        _finished = run.StepsOf(attempt);
        var here = run.Attachments.GetValueOrDefault(attempt.Id) ?? [];
        var elsewhere = run.ExternalAttachments.GetValueOrDefault(attempt.Id) ?? [];
        _evidence = here.Select(attached => (attached.TestStepId, Content: AttachmentReader.Read(attached)))
            .Concat(elsewhere.Select(attached => (attached.TestStepId, Content: AttachmentReader.Read(attached))))
            .ToLookup(attached => attached.TestStepId ?? "", attached => attached.Content);
    }

    public IReadOnlyList<StepOutcome> Steps() => [.. _case.TestSteps.Select(Read)];

    /// <param name="stepId">The id of the step; null for attachments that belong to no step.</param>
    public IReadOnlyList<StepAttachment> EvidenceOf(string? stepId) => [.. _evidence[stepId ?? ""]];

    private StepOutcome Read(TestStep step)
    {
        var result = _finished.GetValueOrDefault(step.Id)?.TestStepResult;
        var pickleStep = step.PickleStepId is { } id ? _pickleSteps.GetValueOrDefault(id) : null;
        var snippets = pickleStep is not null && _run.Suggestions.GetValueOrDefault(pickleStep.Id) is { } suggestion ? suggestion.Snippets : [];
        return new StepOutcome(
            pickleStep?.Text ?? HookName(step),
            pickleStep is null,
            StatusOf(result),
            result is null ? null : Times.From(result.Duration),
            FailureOf(result),
            EvidenceOf(step.Id),
            [.. snippets.Select(snippet => snippet.Code)]);
    }

    private string HookName(TestStep step)
    {
        var hook = step.HookId is { } id ? _run.Hooks.GetValueOrDefault(id) : null;
        return string.IsNullOrEmpty(hook?.Name) ? hook?.SourceReference?.JavaMethod?.MethodName ?? "Hook" : hook.Name;
    }

    internal static Failure? FailureOf(TestStepResult? result) =>
        result is { Message: { } message } ? new Failure(result.Exception?.Type ?? "", result.Exception?.Message ?? FirstLine(message), result.Exception?.StackTrace ?? message)
        : result?.Exception is { } exception ? new Failure(exception.Type, exception.Message ?? "", exception.StackTrace ?? "")
        : null;

    internal static Status StatusOf(TestStepResult? result) => result?.Status switch
    {
        null or TestStepResultStatus.UNKNOWN => Status.NotRun,
        TestStepResultStatus.PASSED => Status.Passed,
        TestStepResultStatus.SKIPPED => Status.Skipped,
        TestStepResultStatus.PENDING => Status.Pending,
        TestStepResultStatus.UNDEFINED => Status.Undefined,
        TestStepResultStatus.AMBIGUOUS => Status.Ambiguous,
        _ => Status.Failed,
    };

    private static string FirstLine(string message) => message.Split('\n', 2)[0].TrimEnd('\r');
}
