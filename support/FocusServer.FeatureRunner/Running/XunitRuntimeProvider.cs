using Reqnroll;
using Reqnroll.UnitTestProvider;
using Xunit;

namespace FocusServer.FeatureRunner.Running;

/// <summary>Ends scenarios the way xUnit ends tests: a pending one fails, one that asks to be skipped is skipped.</summary>
internal sealed class XunitRuntimeProvider : IUnitTestRuntimeProvider
{
    public void TestPending(string message) => throw new PendingStepException($"Test pending: {message}");

    public void TestInconclusive(string message) => throw new ReqnrollException($"Test inconclusive: {message}");

    public void TestIgnore(string message) => Skip.If(true, message);

    public ScenarioExecutionStatus? DetectExecutionStatus(Exception exception) =>
        exception is SkipException ? ScenarioExecutionStatus.Skipped : null;
}
