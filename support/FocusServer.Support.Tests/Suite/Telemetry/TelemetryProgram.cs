using System.Diagnostics;
using System.Globalization;
using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Suite.Ramps;
using FocusServer.Suite.Settings;
using FocusServer.Suite.Stopping;
using Microsoft.Extensions.Configuration;

namespace FocusServer.Support.Tests.Suite.Telemetry;

/// <summary>A ramp from 2 jobs on in a process of its own, which takes from its variables where its metrics and traces go.</summary>
internal static class TelemetryProgram
{
    public const string Runs = "runs-a-ramp-for-dashboards";

    /// <summary>The beginning of the line that names the assemblies of OpenTelemetry which the process has loaded.</summary>
    public const string Loaded = "Loaded: ";

    private const string RunId = "run-1";

    /// <summary>Runs it with variables; returns its evidence, as it was written, and what it said.</summary>
    /// <param name="server">The server.</param>
    /// <param name="runs">The folder of all runs.</param>
    /// <param name="variables">The variables.</param>
    /// <param name="meanwhile">Is done while it runs.</param>
    /// <param name="jobs">The most jobs.</param>
    public static async Task<(IReadOnlyList<RunEvent> Events, RunRecord Record, string Output)> RunWithAsync(
        Uri server, string runs, Dictionary<string, string> variables, Func<Task>? meanwhile = null, int jobs = 4)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, Runs, $"{server}", runs, $"{jobs}"]) { RedirectStandardOutput = true };
        variables.ToList().ForEach(variable => start.Environment[variable.Key] = variable.Value);
        using var process = Process.Start(start)!;
        try
        {
            var output = process.StandardOutput.ReadToEndAsync();
            await (meanwhile?.Invoke() ?? Task.CompletedTask).WaitAsync(SuiteUnderTest.Bound);
            await output.WaitAsync(SuiteUnderTest.Bound);
            var folder = Path.Combine(runs, RunId);
            return (
                [.. File.ReadLines(Path.Combine(folder, EvidenceReader.FileName)).Select(line => System.Text.Json.JsonSerializer.Deserialize<RunEvent>(line, EvidenceJson.Options)!)],
                EvidenceReader.Read(folder, _ => { }),
                await output);
        }
        finally
        {
            process.Kill();
        }
    }

    /// <summary>Runs the process.</summary>
    public static async Task<int> RunAsync(string server, string runs, string jobs)
    {
        var options = new FocusServerClientOptions { BaseUrl = new Uri(server) };
        using var client = new FocusServerClient(options, SuiteUnderTest.RealTime);
        using var stop = new StopSignal();
        var reader = new SettingsReader(new ConfigurationBuilder().AddEnvironmentVariables(SettingsLoader.VariablePrefix).Build());
        var settings = SuiteUnderTest.Settings with
        {
            Environment = "staging",
            Pace = 1,
            Server = options,
            Telemetry = TelemetrySettings.Read(reader, Environment.GetEnvironmentVariable),
        };
        var runner = new RampRunner(client, SuiteUnderTest.RealTime, settings, stop, typeof(Program).Assembly) { Runs = runs, Show = Console.WriteLine };
        var ramp = new RampOptions { Name = "short", InitialJobs = 2, MaxJobs = int.Parse(jobs, CultureInfo.InvariantCulture), StepIncrement = 2, StepInterval = TimeSpan.FromSeconds(2) };
        await runner.RunAsync(ramp, RampLimits.None with { MinSuccessRate = new Percentage(85) }, SuiteUnderTest.Manifest(RunId, client.BaseUrl));
        var loaded = AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name!).Where(name => name.StartsWith("OpenTelemetry", StringComparison.Ordinal));
        Console.WriteLine($"{Loaded}{string.Join(", ", loaded)}");
        return 0;
    }
}
