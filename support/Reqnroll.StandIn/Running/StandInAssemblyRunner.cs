using System.Reflection;
using Reqnroll.StandIn.Reporting;
using Xunit.Abstractions;
using Xunit.Sdk;

namespace Reqnroll.StandIn.Running;

/// <summary>Starts the <see cref="TestRun"/> before the first test, hands it to every collection of tests, and ends it after the last.</summary>
internal sealed class StandInAssemblyRunner(
    ITestAssembly testAssembly,
    IEnumerable<IXunitTestCase> testCases,
    IMessageSink diagnostics,
    IMessageSink execution,
    ITestFrameworkExecutionOptions options)
    : XunitTestAssemblyRunner(testAssembly, testCases, diagnostics, execution, options)
{
    private TestRun? _run;

    /// <inheritdoc />
    protected override async Task AfterTestAssemblyStartingAsync()
    {
        await base.AfterTestAssemblyStartingAsync();

        // What goes wrong here fails every test with its message, instead of ending the process.
        await Aggregator.RunAsync(StartAsync);
    }

    /// <inheritdoc />
    protected override async Task BeforeTestAssemblyFinishedAsync()
    {
        if (_run is not null)
        {
            await Aggregator.RunAsync(_run.FinishAsync);
        }

        await base.BeforeTestAssemblyFinishedAsync();
    }

    /// <inheritdoc />
    protected override Task<RunSummary> RunTestCollectionAsync(
        IMessageBus messageBus,
        ITestCollection testCollection,
        IEnumerable<IXunitTestCase> testCases,
        CancellationTokenSource cancellationTokenSource)
    {
        if (_run is null)
        {
            return base.RunTestCollectionAsync(messageBus, testCollection, testCases, cancellationTokenSource);
        }

        var aggregator = new ExceptionAggregator(Aggregator);
        var runner = new StandInCollectionRunner(
            _run, testCollection, testCases, DiagnosticMessageSink, messageBus, TestCaseOrderer, aggregator, cancellationTokenSource);
        return runner.RunAsync();
    }

    private async Task StartAsync()
    {
        var assembly = ((IReflectionAssemblyInfo)TestAssembly.Assembly).Assembly;
        var uris = TestCases
            .Where(test => test.SkipReason is null)
            .Select(test => test.TestMethod.TestClass.Class.GetCustomAttributes(typeof(FeatureFileAttribute)).SingleOrDefault())
            .OfType<IReflectionAttributeInfo>()
            .Select(attribute => ((FeatureFileAttribute)attribute.Attribute).Uri);

        // xUnit composes the run: there is nobody else to inject the clock.
#pragma warning disable RS0030
        var messages = new RunMessages(MessageFile.Open(StandInSettings.Read(AppContext.BaseDirectory)), TimeProvider.System);
#pragma warning restore RS0030
        var run = new TestRun(uri => ReadResource(assembly, uri), assembly.GetTypes(), messages);
        await run.StartAsync(uris.Distinct().Order(StringComparer.Ordinal));
        _run = run;
    }

    private static string ReadResource(Assembly assembly, string uri)
    {
        using var stream = assembly.GetManifestResourceStream(uri)
            ?? throw new ReqnrollException($"The test assembly does not contain the feature file '{uri}'; rebuild it.");
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
