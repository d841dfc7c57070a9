using FluentAssertions;
using FocusServer.Client;
using FocusServer.Emulator;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.SelfMonitoring;
using Xunit;

namespace FocusServer.Support.Tests.Load.SelfMonitoring;

/// <summary>The watch in real time, on the machine as it is.</summary>
[Collection(RunsAlone.Name)]
public class SelfWatchTests
{
#pragma warning disable RS0030 // The watch is tried on the machine's own clock
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
        await using var watch = new SelfWatch(_time, new ControlJob(connection, job.RowInterval), new SelfWatchOptions());
        var sum = new GeneratorMeasurement();

        // Rows that waited for a busy machine come all at once, after one long gap.
        for (var i = 0; i < 1000 && sum.Summarize() is { ControlGaps.Count: < 20 } or { Lag.Count: < 20 }; i++)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), _time, CancellationToken.None);
            sum.Add(watch.Take());
        }

        var summary = sum.Summarize();
        summary.ControlGaps.Max.Should().BeGreaterThan(TimeSpan.FromMilliseconds(10));
        summary.PoolDelay.Count.Should().BePositive();
        summary.Cpu.Percent.Should().BeInRange(0.01, 100);
        summary.Watched.Should().BePositive();
    }

    [Fact]
    public async Task Take_EveryThreadOfThePoolTaken_IsSuspect()
    {
        await using var watch = new SelfWatch(_time, control: null, new SelfWatchOptions());
        using var release = new ManualResetEventSlim();
        watch.Take();

        // Far more than a pool adds threads for in a second or two.
        for (var i = 0; i < 100 * Environment.ProcessorCount; i++)
        {
            ThreadPool.QueueUserWorkItem(_ => release.Wait(TimeSpan.FromSeconds(20)));
        }

        var measured = await TakeFromOutsideAsync(watch, release);

        measured.Overloaded.Should().BeTrue();
        measured.Strains.Select(strain => strain.Strain).Should().Contain(Strain.ScheduleLag);
    }

    // On a thread of its own: the pool has none to spare, which is the point.
    private static Task<GeneratorSummary> TakeFromOutsideAsync(SelfWatch watch, ManualResetEventSlim release)
    {
        var taken = new TaskCompletionSource<GeneratorSummary>(TaskCreationOptions.RunContinuationsAsynchronously);
        var thread = new Thread(() =>
        {
            var start = _time.GetTimestamp();
            while (_time.GetElapsedTime(start) < TimeSpan.FromSeconds(1.5))
            {
                release.Wait(TimeSpan.FromMilliseconds(10));
            }

            var summary = watch.Take().Summarize();
            release.Set();
            taken.SetResult(summary);
        });
        thread.Start();
        return taken.Task.WaitAsync(TimeSpan.FromSeconds(30), _time);
    }
}
