using System.Reflection;
using FocusServer.Evidence.Judging;
using FocusServer.Specs.Contexts;
using Reqnroll.Infrastructure;

namespace FocusServer.Specs.Hooks;

/// <summary>
/// Reqnroll's engine, but that a scenario whose known failure came true is skipped for the test platform, with its verdict as the reason: the exit code stays green,
/// and the messages, which have the failed step by then, stay red.
/// </summary>
public class KnownFailureEngine : DispatchProxy
{
    private ITestExecutionEngine? _engine;

    /// <summary>Stands before an engine.</summary>
    public static ITestExecutionEngine Before(ITestExecutionEngine engine)
    {
        var proxy = Create<ITestExecutionEngine, KnownFailureEngine>();
        ((KnownFailureEngine)proxy)._engine = engine;
        return proxy;
    }

    /// <inheritdoc/>
    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var result = targetMethod!.Invoke(_engine, BindingFlags.DoNotWrapExceptions, null, args, null);
        return targetMethod.Name == nameof(ITestExecutionEngine.OnAfterLastStepAsync) ? SkipIfKnownAsync((Task)result!) : result;
    }

    private async Task SkipIfKnownAsync(Task ended)
    {
        var ramp = _engine!.ScenarioContext.ScenarioContainer.Resolve<RampContext>();
        try
        {
            await ended;
        }
        catch (Exception failure) when (ramp.IsKnown(failure))
        {
            Skip.If(true, $"{TestLogger.KnownFailureReason.Mark}{ramp.Known!.Describe(ramp.Result.Verdict, ramp.StartedAt)} {failure.Message}");
        }
    }
}
