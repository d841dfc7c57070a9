using Reqnroll.Tracing;

namespace FocusServer.FeatureRunner.Running;

/// <summary>Writes what Reqnroll says outside a scenario to the console.</summary>
internal sealed class RunTrace : IThreadSafeTraceListener
{
    /// <summary>Until then, Reqnroll lists the plugins and settings that it reads: nothing that a reader of the report asked for.</summary>
    public bool IsSetUp { get; set; }

    /// <inheritdoc />
    public void WriteTestOutput(string message) => Console.WriteLine(message);

    /// <inheritdoc />
    public void WriteToolOutput(string message)
    {
        if (IsSetUp)
        {
            Console.WriteLine($"-> {message}");
        }
    }
}
