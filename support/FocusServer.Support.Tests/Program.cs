using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Cleanup;
using FocusServer.Load.Running;
using FocusServer.Suite.Cleanup;
using FocusServer.Support.Tests.Client;
using FocusServer.Support.Tests.Generator.Losses;
using FocusServer.Support.Tests.Load.Running;
using FocusServer.Support.Tests.Suite;
using FocusServer.Support.Tests.Suite.Ramps;
using FocusServer.Support.Tests.Suite.Telemetry;

namespace FocusServer.Support.Tests;

/// <summary>
/// The engine in a process of its own, for a test to kill: ramps jobs on a server, and says aloud when it begins to hold a level. Also the process that
/// stands by, the one that gets signals, the one that asks by way of a proxy, and those that a shell takes something away from.
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        switch (args)
        {
            case [SignalProgram.Hears or SignalProgram.IsDeaf or SignalProgram.HoldsArtifacts, var more]:
                return await SignalProgram.RunAsync(args[0], more);
            case [RampProgram.Runs, var target, var jobs, var runs]:
                return await RampProgram.RunAsync(target, jobs, runs);
            case [CoordinatorProgram.Coordinates, var task]:
                return await CoordinatorProgram.RunAsync(task);
            case [CutProgram.CutsOff, var cut, var phase]:
                return await CutProgram.RunAsync(Enum.Parse<NetworkCut>(cut), Enum.Parse<RampPhase>(phase));
            case [TelemetryProgram.Runs, var focusServer, var folder, var most]:
                return await TelemetryProgram.RunAsync(focusServer, folder, most);
            case [HandlesProgram.TakesAll, var server, var pod]:
                return await HandlesProgram.RunAsync(new Uri(server), new Uri(pod));
            case [ProxyProgram.Asks, var url]:
                return await ProxyProgram.RunAsync(url);
            case [Standby.Command, var journal]:
                return await StandByAsync(args, Path.GetDirectoryName(journal)!);
            default:
                await RampAsync(new Uri(args[0]), args[1]);
                return 0;
        }
    }

    // Tells the tests when it begins and ends, and never writes on the terminal of the person who runs them.
    private static async Task<int> StandByAsync(string[] args, string folder)
    {
        await File.WriteAllTextAsync(Path.Combine(folder, SuiteUnderTest.StandbyBegan), "");
        var exitCode = await StandbyProgram.RunAsync(args, () => SuiteUnderTest.Settings, Path.Combine(folder, "terminal"));
        await File.WriteAllTextAsync(Path.Combine(folder, SuiteUnderTest.StandbyEnded), "");
        return exitCode;
    }

    private static async Task RampAsync(Uri baseUrl, string folder)
    {
#pragma warning disable RS0030 // A program's entry point: here the system's clock comes in
        var time = TimeProvider.System;
#pragma warning restore RS0030
        using var client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = baseUrl }, time);
        using var journal = new JobJournal(folder);
        var manifest = new RunManifest
        {
            RunId = "killed",
            Title = "a ramp",
            Environment = "staging",
            BaseUrl = baseUrl,
            Pace = 1,
            StartedAt = time.GetUtcNow(),
        };

        // Without limits it grows however busy the machine is that the server shares with other tests.
        await new LoadTest(client, time, new RunOptions())
            .RunAsync(RampPlan.From(RampTestBed.Quick with { StepInterval = TimeSpan.FromSeconds(2) }), RampLimits.None, manifest, [journal, new Loud()], CancellationToken.None);
    }

    private sealed class Loud : IRunObserver
    {
        public void On(RunEvent runEvent)
        {
            switch (runEvent)
            {
                case HoldStarted hold:
                    Console.WriteLine($"holding {hold.Step.Level}");
                    break;
                case RunFinished { Verdict: { } verdict }:
                    Console.WriteLine(verdict.Sentence);
                    break;
                default:
                    break;
            }
        }
    }
}
