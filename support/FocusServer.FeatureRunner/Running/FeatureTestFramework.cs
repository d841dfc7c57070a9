using System.Reflection;
using Reqnroll;
using Reqnroll.Infrastructure;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace FocusServer.FeatureRunner.Running;

/// <summary>Extends xUnit's test framework: a test run of Reqnroll encloses the tests of an assembly.</summary>
/// <param name="messageSink">Takes diagnostic messages.</param>
public sealed class FeatureTestFramework(IMessageSink messageSink) : XunitTestFramework(messageSink)
{
    /// <inheritdoc />
    protected override ITestFrameworkExecutor CreateExecutor(AssemblyName assemblyName) =>
        new Executor(assemblyName, SourceInformationProvider, DiagnosticMessageSink);

    private sealed class Executor(AssemblyName assemblyName, ISourceInformationProvider sourceInformation, IMessageSink diagnostics)
        : XunitTestFrameworkExecutor(assemblyName, sourceInformation, diagnostics)
    {
        protected override async void RunTestCases(
            IEnumerable<IXunitTestCase> testCases, IMessageSink executionMessageSink, ITestFrameworkExecutionOptions executionOptions)
        {
            using var runner = new AssemblyRunner(TestAssembly, testCases, DiagnosticMessageSink, executionMessageSink, executionOptions);
            await runner.RunAsync();
        }
    }

    private sealed class AssemblyRunner(
        ITestAssembly testAssembly,
        IEnumerable<IXunitTestCase> testCases,
        IMessageSink diagnostics,
        IMessageSink execution,
        ITestFrameworkExecutionOptions options)
        : XunitTestAssemblyRunner(testAssembly, testCases, diagnostics, execution, options)
    {
        private Assembly TestedAssembly => ((IReflectionAssemblyInfo)TestAssembly.Assembly).Assembly;

        protected override async Task AfterTestAssemblyStartingAsync()
        {
            await base.AfterTestAssemblyStartingAsync();

            // An error in the aggregator fails every test with its message, instead of ending the process.
            await Aggregator.RunAsync(() => TestRunnerManager.OnTestRunStartAsync(TestedAssembly, new ContainerBuilder(new XunitDependencies())));
        }

        protected override async Task BeforeTestAssemblyFinishedAsync()
        {
            await Aggregator.RunAsync(() => TestRunnerManager.OnTestRunEndAsync(TestedAssembly));
            await base.BeforeTestAssemblyFinishedAsync();
        }
    }
}
