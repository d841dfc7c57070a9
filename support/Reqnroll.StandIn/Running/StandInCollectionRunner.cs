using Xunit.Abstractions;
using Xunit.Sdk;

namespace Reqnroll.StandIn.Running;

/// <summary>Lets class fixtures ask for the <see cref="TestRun"/> in their constructors.</summary>
internal sealed class StandInCollectionRunner(
    TestRun run,
    ITestCollection testCollection,
    IEnumerable<IXunitTestCase> testCases,
    IMessageSink diagnostics,
    IMessageBus messageBus,
    ITestCaseOrderer orderer,
    ExceptionAggregator aggregator,
    CancellationTokenSource cancellation)
    : XunitTestCollectionRunner(testCollection, testCases, diagnostics, messageBus, orderer, aggregator, cancellation)
{
    /// <inheritdoc />
    protected override Task AfterTestCollectionStartingAsync()
    {
        CollectionFixtureMappings[typeof(TestRun)] = run;
        return base.AfterTestCollectionStartingAsync();
    }
}
