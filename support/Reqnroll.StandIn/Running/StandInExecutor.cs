using System.Reflection;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Reqnroll.StandIn.Running;

/// <summary>Runs the tests of an assembly with a <see cref="TestRun"/> around them.</summary>
internal sealed class StandInExecutor(AssemblyName assemblyName, ISourceInformationProvider sourceInformation, IMessageSink diagnostics)
    : XunitTestFrameworkExecutor(assemblyName, sourceInformation, diagnostics)
{
    /// <inheritdoc />
    protected override async void RunTestCases(
        IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
    {
        using var runner = new StandInAssemblyRunner(TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions);
        await runner.RunAsync();
    }
}
