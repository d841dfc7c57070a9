using FocusServer.Client;
using FocusServer.Emulator;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Cleanup;
using FocusServer.Load.Holds;
using FocusServer.Load.Jobs;
using FocusServer.Load.Running;
using FocusServer.Load.Timing;
using FocusServer.Support.Tests.Load.Running;

namespace FocusServer.Support.Tests.Load.RandomFaults;

/// <summary>A short ramp of the whole engine, over loopback, on a server of which a seed decided what goes wrong.</summary>
internal sealed class RandomRun(TimeProvider real) : IDisposable
{
    private const double Pace = 20;

    // In real time: what a busy machine may take for itself is neither a stall nor a slow answer.
    private static readonly TimeSpan _usualPause = TimeSpan.FromSeconds(1.5) * Pace;

    public static RampLimits Limits { get; } = RampTestBed.Staging with { MaxApiResponse = _usualPause };

    private static RampOptions Ramp { get; } = new()
    {
        Name = "short",
        InitialJobs = 2,
        MaxJobs = 6,
        StepIncrement = 2,
        StepInterval = TimeSpan.FromSeconds(10),
    };

    private static RunOptions Options { get; } = new()
    {
        Pool = new JobPoolOptions { MinStall = _usualPause, ReadyTimeout = _usualPause * 1.5 },

        // The suite's own deadline: a server that notices a closed stream only after the checks that are skipped needs all of the others.
        Cleanup = new CleanupOptions { DenialWait = TimeSpan.FromSeconds(10) },
        Abort = new AbortOptions { Windows = 3, FailingWindows = 2 },
        PreconditionTimeout = _usualPause * 2,
        ProbeInterval = TimeSpan.FromSeconds(2),
    };

    // To start a server takes a core for a while, and would hold up the runs that are on their way.
    private readonly SemaphoreSlim _start = new(1);

    public async Task<RunStory> RunAsync(RandomServer server)
    {
        var time = new PacedTimeProvider(real, Pace);
        var options = server.Options(time);
        await using var emulator = await StartAsync(options);
        using var client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = emulator.BaseUrl, RequestTimeout = _usualPause * 1.5 }, time);
        var witness = new Witness(server, emulator);
        var result = await new LoadTest(client, time, Options).RunAsync(RampPlan.From(Ramp), Limits, Manifest(server, emulator, time), [witness, new IdleTimeSkip(time, options.ShortestIdleTime)], CancellationToken.None);
        return new RunStory(server, result, witness.Holds, witness.Health, witness.Now, [.. emulator.Jobs.Snapshot().Select(job => job.Id)], emulator.Jobs.Opened);
    }

    public void Dispose() => _start.Dispose();

    private async Task<FocusServerEmulator> StartAsync(EmulatorOptions options)
    {
        await _start.WaitAsync();
        try
        {
            return await FocusServerEmulator.StartAsync(options);
        }
        finally
        {
            _start.Release();
        }
    }

    private static RunManifest Manifest(RandomServer server, FocusServerEmulator emulator, TimeProvider time) => new()
    {
        RunId = $"seed-{server.Seed}",
        Title = "a ramp on a server that misbehaves at random",
        Environment = "embedded",
        Embedded = true,
        BaseUrl = emulator.BaseUrl,
        Pace = Pace,
        StartedAt = time.GetUtcNow(),
    };
}
