using Reqnroll.Tracing;

namespace FocusServer.FeatureRunner.Running;

/// <summary>Writes Reqnroll's output outside scenarios to the console.</summary>
internal sealed class RunTrace : IThreadSafeTraceListener
{
    /// <summary>True once the run is set up; the plugins and settings that Reqnroll lists before that are not shown.</summary>
    public bool IsSetUp { get; set; }

    public void WriteTestOutput(string message) => Console.WriteLine(message);

    public void WriteToolOutput(string message)
    {
        if (IsSetUp)
        {
            Console.WriteLine($"-> {message}");
        }
    }
}
