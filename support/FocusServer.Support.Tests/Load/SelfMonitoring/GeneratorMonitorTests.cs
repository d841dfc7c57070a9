using FluentAssertions;
using FocusServer.Client;
using FocusServer.Emulator;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.SelfMonitoring;
using Xunit;

namespace FocusServer.Support.Tests.Load.SelfMonitoring;

/// <summary>The monitor in real time, on the machine as it is.</summary>
[Collection(RunsAlone.Name)]
public class GeneratorMonitorTests
{
#pragma warning disable RS0030 // The monitor is tried on the machine's own clock
    private static readonly TimeProvider _time = TimeProvider.System;
#pragma warning restore RS0030

    [Fact]
    public async Task Take_WithAControlStream_HasItsFiguresAndEveryOther()
    {
        await using var server = await FocusServerEmulator.StartAsync(
            new EmulatorOptions { TimeProvider = _time, PodDelay = TimeSpan.Zero, ConfigureDelay = TimeSpan.Zero, RowInterval = TimeSpan.FromMilliseconds(20) });
        using var client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = server.BaseUrl }, _time);
        var job = await client.ConfigureAsync(LiveJobRequest.For(await client.GetChannelsAsync(default)), default);
        await using var connection = client.Connect(job);
        await connection.WaitUntilReachableAsync(default).WaitAsync(TimeSpan.FromSeconds(30), _time);
        await using var monitor = new GeneratorMonitor(_time, new ReferenceJob(connection, job.RowInterval), new GeneratorMonitorOptions());
        var sum = new GeneratorMeasurement();

        // Rows that waited for a busy machine come all at once, after one long gap.
        for (var i = 0; i < 1000 && sum.Summarize() is { ReferenceGaps.Count: < 20 } or { Lag.Count: < 20 }; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), _time, CancellationToken.None);
            sum.Add(monitor.Take());
        }

        var summary = sum.Summarize();
        summary.ReferenceGaps.Max.Should().BeGreaterThan(TimeSpan.FromMilliseconds(10));
        summary.PoolDelay.Count.Should().BePositive();
        summary.Cpu.Percent.Should().BeInRange(0.01, 100);
        summary.Watched.Should().BePositive();
    }

    [Fact]
    public async Task Take_EveryThreadOfThePoolTaken_IsSuspect()
    {
        await using var monitor = new GeneratorMonitor(_time, reference: null, new GeneratorMonitorOptions());
        using var release = new ManualResetEventSlim();
        monitor.Take();

        // Far more than a pool adds threads for in a second or two.
        for (var i = 0; i < 100 * Environment.ProcessorCount; i++)
        {
            ThreadPool.QueueUserWorkItem(_ => release.Wait(TimeSpan.FromSeconds(20)));
        }

        var measured = await TakeFromOutsideAsync(monitor, release);

        measured.Overloaded.Should().BeTrue();
        measured.OverloadReasons.Select(overload => overload.Reason).Should().Contain(OverloadReason.ScheduleLag);
    }

    // On a thread of its own: the pool has none to spare, which is the point.
    private static Task<GeneratorSummary> TakeFromOutsideAsync(GeneratorMonitor monitor, ManualResetEventSlim release)
    {
        var taken = new TaskCompletionSource<GeneratorSummary>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            var start = _time.GetTimestamp();
            while (_time.GetElapsedTime(start) < TimeSpan.FromSeconds(1.5))
            {
                release.Wait(TimeSpan.FromMilliseconds(10));
            }

            var summary = monitor.Take().Summarize();
            release.Set();
            taken.SetResult(summary);
        });
        thread.Start();
        return taken.Task.WaitAsync(TimeSpan.FromSeconds(30), _time);
    }
}
