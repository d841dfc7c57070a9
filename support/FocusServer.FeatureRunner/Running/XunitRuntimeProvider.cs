using Reqnroll;
using Reqnroll.UnitTestProvider;
using Xunit;

namespace FocusServer.FeatureRunner.Running;

/// <summary>Ends scenarios the way xUnit ends tests: a pending one fails, one that asks to be skipped is skipped.</summary>
internal sealed class XunitRuntimeProvider : IUnitTestRuntimeProvider
{
    /// <inheritdoc />
    public void TestPending(string message) => throw new PendingStepException($"Test pending: {message}");

    /// <inheritdoc />
    public void TestInconclusive(string message) => throw new ReqnrollException($"Test inconclusive: {message}");

    /// <inheritdoc />
    public void TestIgnore(string message) => Skip.If(true, message);

    /// <inheritdoc />
    public ScenarioExecutionStatus? DetectExecutionStatus(Exception exception) =>
        exception is SkipException ? ScenarioExecutionStatus.Skipped : null;
}
