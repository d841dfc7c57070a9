using FocusServer.Client;
using FocusServer.Emulator;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Cleanup;
using FocusServer.Load.Running;
using FocusServer.Suite.Clocks;

namespace FocusServer.Suite.Ramps;

/// <summary>
/// Runs one job on an embedded server of its own, thrown away afterwards, before the first ramp of a process. What a process does for the first
/// time it does slowly, while it is being compiled, and the first step's figures would put that down to the server.
/// </summary>
public static class WarmUp
{
    private const double Pace = 10;

    private static readonly Lazy<Task> _once = new(RunOneJobAsync);

    /// <summary>Runs the job, unless it was run in this process before.</summary>
    public static Task OnceAsync() => _once.Value;

    private static async Task RunOneJobAsync()
    {
        var time = SuiteClock.CreatePaced(Pace);
        try
        {
            await using var server = await FocusServerEmulator.StartAsync(new EmulatorOptions { MaxWindows = 1, TimeProvider = time });
            using var client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = server.BaseUrl }, time);

            // Nothing waits for the job to go: its server goes.
            var options = new RunOptions { Cleanup = new CleanupOptions { Deadline = TimeSpan.Zero } };
            await new LoadTest(client, time, options).RunAsync(Plan(), RampLimits.None, Manifest(server.BaseUrl, time), [], CancellationToken.None);
        }
        catch (IOException)
        {
            // Without a free port, the ramp starts cold.
        }
    }

    private static RampPlan Plan() => RampPlan.From(
        new RampOptions { Name = "warm-up", InitialJobs = 1, MaxJobs = 1, StepIncrement = 1, StepInterval = TimeSpan.FromSeconds(1) });

    private static RunManifest Manifest(Uri baseUrl, TimeProvider time) => new()
    {
        RunId = "warm-up",
        Title = "warm-up",
        Environment = "embedded",
        BaseUrl = baseUrl,
        Pace = Pace,
        StartedAt = time.GetUtcNow(),
    };
}
