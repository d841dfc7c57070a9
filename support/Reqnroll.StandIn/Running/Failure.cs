using System.Runtime.ExceptionServices;
using Reqnroll.StandIn.Binding;
using Xunit;

namespace Reqnroll.StandIn.Running;

/// <summary>What errors mean for a scenario.</summary>
internal static class Failure
{
    public static ScenarioExecutionStatus StatusOf(Exception error) => error switch
    {
        SkipException => ScenarioExecutionStatus.Skipped,
        PendingStepException or NotImplementedException => ScenarioExecutionStatus.StepDefinitionPending,
        MissingStepDefinitionException => ScenarioExecutionStatus.UndefinedStep,
        BindingException => ScenarioExecutionStatus.BindingError,
        _ => ScenarioExecutionStatus.TestError,
    };

    /// <summary>Says in which hook an error arose; a wish to skip stays what it is.</summary>
    public static Exception InHook(Exception error, HookBinding hook)
    {
        if (error is SkipException)
        {
            return error;
        }

        // Not as an inner exception: test reports print the messages of both, and a person would read the same text twice.
        var named = new ReqnrollException($"[{hook.Type}] {Describe.Method(hook.Method)} failed: {error.Message}");
        return error.StackTrace is { } trace ? ExceptionDispatchInfo.SetRemoteStackTrace(named, trace) : named;
    }

    /// <summary>Throws what went wrong, if anything did. A wish to skip counts only if nothing really went wrong.</summary>
    public static void Throw(IReadOnlyList<Exception> errors)
    {
        var real = errors.Where(error => error is not SkipException).ToList();
        var thrown = real.Count > 0 ? real : [.. errors.Take(1)];
        if (thrown.Count > 1)
        {
            throw new AggregateException(thrown);
        }

        if (thrown.Count == 1)
        {
            ExceptionDispatchInfo.Throw(thrown[0]);
        }
    }
}
