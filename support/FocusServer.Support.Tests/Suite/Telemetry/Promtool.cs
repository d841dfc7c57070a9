using System.Diagnostics;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Telemetry;

/// <summary>Prometheus's own tool. Tests that need it are skipped where the machine has none.</summary>
internal static class Promtool
{
    private const string ProgramName = "promtool";

    public static void SkipIfAbsent() => Skip.If(Find() is null, $"There is no Prometheus on this machine: {ProgramName} is not on the PATH.");

    /// <summary>Runs it; returns the exit code and what it said.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string[] arguments, string input = "")
    {
        var start = new ProcessStartInfo(Find()!, arguments) { RedirectStandardInput = true, RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start)!;
        try
        {
            var output = Task.WhenAll(process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            var said = string.Concat(await output.WaitAsync(SuiteUnderTest.Bound));
            await process.WaitForExitAsync().WaitAsync(SuiteUnderTest.Bound);
            return (process.ExitCode, said);
        }
        finally
        {
            process.Kill();
        }
    }

    private static string? Find() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Select(folder => Path.Combine(folder, ProgramName)).FirstOrDefault(File.Exists);
}
