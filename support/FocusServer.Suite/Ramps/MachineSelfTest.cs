using System.Globalization;
using FocusServer.Client;
using FocusServer.Emulator;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Running;
using FocusServer.Suite.Clocks;

namespace FocusServer.Suite.Ramps;

/// <summary>Finds out what this machine reads, before a ramp, from a Focus Server of its own that is thrown away afterwards.</summary>
internal static class MachineSelfTest
{
    // Beyond, it is no longer their number that matters.
    private const int MostJobs = 100;

    // So long that no stream of the test comes to its end.
    private const long RecordedUntil = 1_000_000_000;

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(20);

    /// <summary>Calculates how many jobs are read before a ramp: as many as it asks for, within limits.</summary>
    /// <param name="jobs">The most jobs of the ramp.</param>
    public static int JobsFor(int jobs)
    {
        // The server in this process takes file handles, too.
        var most = Math.Min(jobs, MostJobs);
        while (most > 1 && FileHandles.FindShortage(most, embedded: true) is not null)
        {
            most /= 2;
        }

        return most;
    }

    /// <summary>Runs it, in real time.</summary>
    /// <param name="shape">The shape of the jobs.</param>
    /// <param name="jobs">The number of jobs.</param>
    /// <param name="duration">The time for which they are read.</param>
    /// <param name="cancellationToken">Ends it.</param>
    /// <returns>The result, or the reason why there is none.</returns>
    public static async Task<(SelfTestResult? Result, string? Problem)> RunAsync(JobShape shape, int jobs, TimeSpan duration, CancellationToken cancellationToken)
    {
        var time = SuiteClock.RealTime;
        using var patience = new CancellationTokenSource(duration + _patience, time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, cancellationToken);
        try
        {
            await using var server = await FocusServerEmulator.StartAsync(Options(jobs, time), either.Token);
            using var client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = server.BaseUrl }, time);
            var result = await new SelfTest(client, time).RunAsync(shape, jobs, RecordedUntil, duration, either.Token);
            return (result, result is null ? "no row came" : null);
        }
        catch (Exception e) when (e is FocusServerException or IOException)
        {
            return (null, e.Message);
        }
        catch (OperationCanceledException)
        {
            return (null, cancellationToken.IsCancellationRequested ? "the run was stopped" : string.Create(CultureInfo.InvariantCulture, $"its {jobs} jobs were not ready in time"));
        }
    }

    private static EmulatorOptions Options(int jobs, TimeProvider time) => new()
    {
        TimeProvider = time,
        MaxWindows = jobs,
        ConfigureDelay = TimeSpan.Zero,
        PodDelay = TimeSpan.Zero,
        RowInterval = TimeSpan.FromMilliseconds(1),
        Recordings = [new Recording(0, RecordedUntil)],
    };
}
