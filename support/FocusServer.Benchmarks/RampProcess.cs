using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using FocusServer.Client;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Suite.Ramps;
using FocusServer.Suite.Settings;
using FocusServer.Suite.Stopping;

namespace FocusServer.Benchmarks;

/// <summary>A full ramp in a process of its own, with the settings that its variables give, as the suite's tests run it.</summary>
internal static class RampProcess
{
    /// <summary>The hidden command that runs it.</summary>
    public const string Command = "ramp";

    /// <summary>The most jobs of it.</summary>
    public const int Jobs = 100;

    /// <summary>Runs it in a process of its own.</summary>
    /// <exception cref="IOException">It failed; the message is its own.</exception>
    public static async Task<RampUse> RunAsync(Uri server, TimeSpan hold, IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken)
    {
        var start = Cores.All.Start(
            typeof(RampProcess).Assembly.Location, Command, "--server", $"{server}", "--hold", hold.TotalSeconds.ToString(CultureInfo.InvariantCulture));
        SuiteRuntime.Apply(start);
        Dictionary<string, string> all = new(variables)
        {
            ["FOCUS_ENVIRONMENT"] = "staging",
            ["FOCUS_Server__BaseUrl"] = $"{server}",
            ["FOCUS_Job__Shape"] = "light",
        };
        all.ToList().ForEach(variable => start.Environment[variable.Key] = variable.Value);
        using var process = Process.Start(start)!;
        try
        {
            var (output, errors) = (process.StandardOutput.ReadToEndAsync(cancellationToken), process.StandardError.ReadToEndAsync(cancellationToken));
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? JsonSerializer.Deserialize<RampUse>((await output).TrimEnd().Split('\n')[^1])! : throw new IOException($"The ramp could not be measured: {await errors}");
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }

    /// <summary>Runs it in this process, and writes what that took to standard output.</summary>
    public static async Task MeasureAsync(Uri server, TimeSpan hold, TimeProvider time)
    {
        var runs = Directory.CreateTempSubdirectory("consumers-").FullName;
        try
        {
            var settings = SuiteConfiguration.Load(typeof(RampProcess).Assembly, new HashSet<string> { "staging" });
            using var client = new FocusServerClient(settings.Server!, time);
            using var stop = new StopSignal();
            var runner = new RampRunner(client, time, settings, stop, typeof(RampProcess).Assembly) { Runs = runs };
            var ramp = new RampOptions { Name = "full", InitialJobs = 5, MaxJobs = Jobs, StepIncrement = 5, StepInterval = hold, Shape = settings.Shape };
            var (result, _) = await runner.RunAsync(ramp, RampLimits.None, Manifest(server, time));
            Console.WriteLine(JsonSerializer.Serialize(new RampUse(Environment.CpuUsage.TotalTime, result.Streams.Rows)));
        }
        finally
        {
            Directory.Delete(runs, recursive: true);
        }
    }

    // Called embedded, so that nothing else is started for it: the emulator ends with its process all the same.
    private static RunManifest Manifest(Uri server, TimeProvider time) => new()
    {
        RunId = "full",
        Title = "the full ramp",
        Environment = "staging",
        BaseUrl = server,
        Embedded = true,
        Pace = 1,
        StartedAt = time.GetUtcNow(),
    };
}
