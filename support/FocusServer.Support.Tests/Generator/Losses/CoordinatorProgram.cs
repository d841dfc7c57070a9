using System.Diagnostics;
using System.Net;
using System.Text.Json;
using FocusServer.Client;
using FocusServer.Cluster;
using FocusServer.Evidence.Judging;
using FocusServer.Suite.Generators;
using FocusServer.Suite.Ramps;
using FocusServer.Suite.Runs;
using FocusServer.Suite.Stopping;
using FocusServer.Support.Tests.Load.Running;
using FocusServer.Support.Tests.Suite;

namespace FocusServer.Support.Tests.Generator.Losses;

/// <summary>A ramp of three load generators whose coordinator is a process of its own.</summary>
internal static class CoordinatorProgram
{
    /// <summary>The first argument of the process.</summary>
    public const string Coordinates = "coordinates-a-ramp";

    /// <summary>The ramp, and where its parts are.</summary>
    /// <param name="Server">The address of the server.</param>
    /// <param name="Runs">The folder for the evidence.</param>
    /// <param name="FirstPort">The port of the load generator that keeps the list of members.</param>
    /// <param name="Redis">The Redis server by which they find each other; null when they do so on their own.</param>
    /// <param name="Address">The address on which the others reach the coordinator.</param>
    /// <param name="Full">True for the full ramp, false for a quick one.</param>
    public sealed record Task(string Server, string Runs, int FirstPort, string? Redis, string Address, bool Full);

    /// <summary>Starts the process.</summary>
    public static Process Start(Task task) => Process.Start(
        new ProcessStartInfo("dotnet", [typeof(Program).Assembly.Location, Coordinates, JsonSerializer.Serialize(task)]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    /// <summary>Runs the process: it ends with the sentence of the verdict.</summary>
    public static async Task<int> RunAsync(string task)
    {
        Console.WriteLine(await RunAsync(JsonSerializer.Deserialize<Task>(task)!, Console.WriteLine));
        return 0;
    }

    /// <summary>Runs the ramp; returns the sentence of its verdict.</summary>
    public static async Task<string> RunAsync(Task task, Action<string> show)
    {
        var options = new FocusServerClientOptions { BaseUrl = new Uri(task.Server) };
        using var client = new FocusServerClient(options, SuiteUnderTest.RealTime);
        using var stop = new StopSignal();
        var settings = SuiteUnderTest.Settings with
        {
            Environment = "staging",
            Pace = 1,
            MaxJobs = 100,
            Server = options,
            FindCapacity = true,
            Generators = new GeneratorPlan(3, Cluster(task), SuiteUnderTest.Bound, ByCapacity: false),
        };
        var runner = new RampRunner(client, SuiteUnderTest.RealTime, settings, stop, typeof(Program).Assembly) { Runs = task.Runs, Show = show };
        var quick = RampTestBed.Quick with { StepInterval = TimeSpan.FromSeconds(3) };
        var ramp = task.Full ? quick with { Name = "full", InitialJobs = 5, StepIncrement = 5, MaxJobs = 100, StepInterval = TimeSpan.FromSeconds(10) } : quick;
        try
        {
            var (result, _) = await runner.RunAsync(ramp, RampTestBed.Staging with { MaxApiResponse = TimeSpan.FromSeconds(1) }, SuiteUnderTest.Manifest("run-1", client.BaseUrl));
            return VerdictText.From(result).About("Ramp");
        }
        catch (CannotStartException refusal)
        {
            return $"Cannot start: {refusal.Message}";
        }
    }

    private static GeneratorClusterOptions Cluster(Task task) => new()
    {
        Kind = task.Redis is null ? ClusterKind.Localhost : ClusterKind.Redis,
        Redis = task.Redis,
        FirstPort = task.FirstPort,
        Address = IPAddress.Parse(task.Address),
    };
}
