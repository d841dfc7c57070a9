using System.Diagnostics;
using System.Xml.Linq;

namespace FocusServer.Benchmarks;

/// <summary>The runtime settings that the suite's tests run with, in so far as only the environment can give them.</summary>
internal static class SuiteRuntime
{
    /// <summary>Gives them to a process that is to be started.</summary>
    public static void Apply(ProcessStartInfo start)
    {
        using var file = typeof(SuiteRuntime).Assembly.GetManifestResourceStream("suite.runsettings")!;
        foreach (var variable in XDocument.Load(file).Descendants("EnvironmentVariables").Elements())
        {
            start.Environment[variable.Name.LocalName] = variable.Value;
        }
    }
}
