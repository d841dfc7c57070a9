using Reqnroll.BoDi;
using Reqnroll.Infrastructure;
using Reqnroll.Tracing;
using Xunit.Abstractions;

namespace FocusServer.FeatureRunner.Running;

/// <summary>Writes the output of Reqnroll and the bindings to the running test; outside tests, to the console.</summary>
internal sealed class TestTrace(IObjectContainer container) : ITraceListener
{
    public void WriteTestOutput(string message) => Write(message);

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
            // The scenario's container was disposed, or its test is over; Reqnroll may still write, for example about a leftover context.
        }

        Console.WriteLine(message);
    }
}
