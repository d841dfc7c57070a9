using System.Diagnostics;
using System.Globalization;
using FocusServer.Client;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Plans;
using FocusServer.Suite.Ramps;
using FocusServer.Suite.Runs;
using FocusServer.Suite.Stopping;

namespace FocusServer.Support.Tests.Suite.Ramps;

/// <summary>A ramp in a process of its own, which a shell can take handles away from, and whose folder can be on a small disk.</summary>
internal static class RampProgram
{
    public const string Runs = "runs-a-ramp";

    /// <summary>The beginning of the line that names the assemblies of a cluster which the process has loaded.</summary>
    public const string OfACluster = "Of a cluster: ";

    /// <summary>Runs it after a command of the shell; returns the exit code and what it said.</summary>
    public static async Task<(int ExitCode, string Output)> RunAfterAsync(string command, Uri server, int jobs, string runs)
    {
        var start = new ProcessStartInfo("/bin/sh", ["-c", $"{command} && exec \"$@\"", "sh", "dotnet", typeof(Program).Assembly.Location, Runs, $"{server}", $"{jobs}", runs])
        {
            RedirectStandardOutput = true,
        };
        using var process = Process.Start(start)!;
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync().WaitAsync(SuiteUnderTest.Bound);
            await process.WaitForExitAsync().WaitAsync(SuiteUnderTest.Bound);
            return (process.ExitCode, output);
        }
        finally
        {
            process.Kill();
        }
    }

    private static bool IsOfACluster(string assembly) =>
        assembly.StartsWith("Orleans", StringComparison.Ordinal) || assembly.StartsWith("StackExchange", StringComparison.Ordinal) || assembly == "FocusServer.Cluster"
        || assembly.StartsWith("KubernetesClient", StringComparison.Ordinal) || assembly.StartsWith("MongoDB", StringComparison.Ordinal) || assembly.StartsWith("RabbitMQ", StringComparison.Ordinal) || assembly == "FocusServer.Diagnostics";

    /// <summary>Runs the process.</summary>
    public static async Task<int> RunAsync(string server, string jobs, string runs)
    {
        var options = new FocusServerClientOptions { BaseUrl = new Uri(server) };
        using var client = new FocusServerClient(options, SuiteUnderTest.RealTime);
        using var stop = new StopSignal();
        var most = int.Parse(jobs, CultureInfo.InvariantCulture);
        var settings = SuiteUnderTest.Settings with { Environment = "staging", Pace = 1, MaxJobs = most, Server = options };
        var runner = new RampRunner(client, SuiteUnderTest.RealTime, settings, stop, typeof(Program).Assembly) { Runs = runs };
        var ramp = new RampOptions { Name = "short", InitialJobs = most, MaxJobs = most, StepIncrement = most, StepInterval = TimeSpan.FromSeconds(2) };
        try
        {
            var (result, _) = await runner.RunAsync(ramp, RampLimits.None, SuiteUnderTest.Manifest("run-1", client.BaseUrl));
            Console.WriteLine($"{VerdictText.From(result).About("Ramp")} Left: {result.Cleanup?.Leftovers.Count}");
            Console.WriteLine($"{OfACluster}{string.Join(", ", AppDomain.CurrentDomain.GetAssemblies().Select(assembly => assembly.GetName().Name!).Where(IsOfACluster))}");
        }
        catch (CannotStartException refusal)
        {
            Console.WriteLine(refusal);
        }

        return 0;
    }
}
