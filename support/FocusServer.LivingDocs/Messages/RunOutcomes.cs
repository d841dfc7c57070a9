using System.Globalization;
using FocusServer.LivingDocs.Document;
using Io.Cucumber.Messages.Types;

namespace FocusServer.LivingDocs.Messages;

/// <summary>Reads the outcomes of a run outside of its scenarios.</summary>
internal static class RunOutcomes
{
    /// <summary>Reads the hooks around the whole run that failed or attached something, and the failure of the run itself.</summary>
    public static IEnumerable<StepOutcome> HooksFrom(MessageRun run)
    {
        var evidence = (run.Attachments.GetValueOrDefault("") ?? []).ToLookup(attached => attached.TestRunHookStartedId ?? "", AttachmentReader.Read);
        var known = run.RunHooksFinished.Select(hook => hook.TestRunHookStartedId).ToHashSet();
        foreach (var hook in run.RunHooksFinished)
        {
            var outcome = HookFrom(run, hook, [.. evidence[hook.TestRunHookStartedId]]);
            if (outcome.Status is not (Status.Passed or Status.Skipped) || outcome.Evidence.Count > 0)
            {
                yield return outcome;
            }
        }

        var failure = run.Finished is { Success: false } finished ? FailureOf(finished) : null;
        IReadOnlyList<StepAttachment> others = [.. evidence.Where(group => !known.Contains(group.Key)).SelectMany(group => group)];
        if (failure is not null || others.Count > 0)
        {
            yield return new StepOutcome("The run", true, failure is null ? Status.Passed : Status.Failed, null, failure, others, []);
        }
    }

    /// <summary>Describes the parameter types that are not defined.</summary>
    public static IEnumerable<string> ProblemsOf(MessageRun run) =>
        run.UndefinedParameterTypes.Select(undefined => string.Create(
            CultureInfo.InvariantCulture,
            $"The parameter type {undefined.Name} is not defined; it is used in “{undefined.Expression}”."));

    private static StepOutcome HookFrom(MessageRun run, TestRunHookFinished finished, IReadOnlyList<StepAttachment> evidence)
    {
        var hook = run.RunHooks.GetValueOrDefault(finished.TestRunHookStartedId) is { } started ? run.Hooks.GetValueOrDefault(started.HookId) : null;
        var name = string.IsNullOrEmpty(hook?.Name) ? "A hook of the run" : hook.Name;
        return new StepOutcome(name, true, AttemptReader.StatusOf(finished.Result), Times.From(finished.Result.Duration), AttemptReader.FailureOf(finished.Result), evidence, []);
    }

    private static Failure? FailureOf(TestRunFinished finished) => finished switch
    {
        { Exception: { } exception } => new Failure(exception.Type, exception.Message ?? finished.Message ?? "", exception.StackTrace ?? ""),
        { Message: { Length: > 0 } message } => new Failure("", message, ""),
        _ => null,
    };
}
