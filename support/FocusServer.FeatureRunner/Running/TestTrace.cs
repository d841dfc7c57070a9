using Reqnroll.BoDi;
using Reqnroll.Infrastructure;
using Reqnroll.Tracing;
using Xunit.Abstractions;

namespace FocusServer.FeatureRunner.Running;

/// <summary>Writes what Reqnroll and the bindings say to the output of the running test; outside a test, to the console.</summary>
/// <param name="container">That of the test runner.</param>
internal sealed class TestTrace(IObjectContainer container) : ITraceListener
{
    /// <inheritdoc />
    public void WriteTestOutput(string message) => Write(message);

    /// <inheritdoc />
    public void WriteToolOutput(string message) => Write($"-> {message}");

    private void Write(string message)
    {
        try
        {
            if (container.Resolve<IContextManager>().ScenarioContext?.ScenarioContainer is { } scenario && scenario.IsRegistered<ITestOutputHelper>())
            {
                scenario.Resolve<ITestOutputHelper>().WriteLine(message);
                return;
            }
        }
        catch (Exception gone) when (gone is ObjectContainerException or InvalidOperationException)
        {
            // The scenario's container was disposed, or its test is over; Reqnroll still speaks, such as of a context that was left behind.
        }

        Console.WriteLine(message);
    }
}
