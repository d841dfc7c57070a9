using System.Diagnostics;
using System.Text;

namespace FocusServer.Support.Tests.Workflows.Runs;

/// <summary>Runs a line as a runner does: in PowerShell on Windows, else in bash.</summary>
internal static class Shell
{
    private static readonly string[] _inherited = ["FOCUS_", "MSBUILD", "VSTEST", "GITHUB_", "DRYRUNS", "BROWSERTESTS", "RUNANALYZERS", "BDDRUNNER", "CI", "FOCUSSERVER_", "TESTS_STARTED_BY"];

    /// <summary>Runs a line and returns its exit code and output. A line that takes longer than the bound is ended.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string line, string folder, IReadOnlyDictionary<string, string> variables, TimeSpan bound)
    {
        using var process = new Process { StartInfo = Start(line, folder, variables) };
        var output = new StringBuilder();
        process.OutputDataReceived += (_, data) => Append(data.Data);
        process.ErrorDataReceived += (_, data) => Append(data.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        try
        {
            await process.WaitForExitAsync().WaitAsync(bound);
            return (process.ExitCode, output.ToString());
        }
        catch (TimeoutException)
        {
            process.Kill(entireProcessTree: true);
            return (-1, output + $"Ended after {bound.TotalMinutes} minutes.");
        }

        void Append(string? text)
        {
            lock (output)
            {
                output.AppendLine(text);
            }
        }
    }

    private static ProcessStartInfo Start(string line, string folder, IReadOnlyDictionary<string, string> variables)
    {
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("pwsh", ["-NoProfile", "-Command", $"$ErrorActionPreference = 'stop'; {line}; exit $LASTEXITCODE"])
            : new ProcessStartInfo("bash", ["-e", "-c", line]);
        start.WorkingDirectory = folder;
        start.RedirectStandardOutput = start.RedirectStandardError = true;
        start.StandardOutputEncoding = start.StandardErrorEncoding = Encoding.UTF8;
        // The line does not inherit the settings of the tests themselves.
        foreach (var name in start.Environment.Keys.Where(name => _inherited.Any(prefix => name.StartsWith(prefix, StringComparison.OrdinalIgnoreCase))).ToList())
        {
            start.Environment.Remove(name);
        }

        start.Environment["MSBUILDDISABLENODEREUSE"] = "1";
        foreach (var (name, value) in variables)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
