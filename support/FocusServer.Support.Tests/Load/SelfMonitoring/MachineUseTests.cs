using System.Diagnostics;
using FluentAssertions;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.SelfMonitoring;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Load.SelfMonitoring;

/// <summary>The machine as it is.</summary>
[Collection(RunsAlone.Name)]
public class MachineUseTests
{
#pragma warning disable RS0030 // The monitor is tried on the machine's own clock
    private static readonly TimeProvider _time = TimeProvider.System;
#pragma warning restore RS0030

    [SkippableFact]
    public void Now_AfterSomeWork_HasItsTime()
    {
        Skip.IfNot(OperatingSystem.IsLinux() || OperatingSystem.IsWindows(), "No other system is asked.");
        var (before, used) = (MachineUse.Now(), ProcessUse.Now());
        while (ProcessUse.Now().CpuTime - used.CpuTime < TimeSpan.FromSeconds(0.3))
        {
            Thread.SpinWait(1000);
        }

        var after = MachineUse.Now();

        (after.Busy - before.Busy).Should().BeGreaterThan(TimeSpan.FromSeconds(0.15)).And.BeLessThan(TimeSpan.FromMinutes(5));
        after.Cores.Should().BeGreaterThanOrEqualTo(1);
        (after.Runnable is null).Should().Be(!OperatingSystem.IsLinux());
    }

    [SkippableFact]
    public async Task Take_BesideAnotherBusyProcess_SeesItsShare()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "The busy process is one of Linux.");
        await using var monitor = new GeneratorMonitor(_time, reference: null, new GeneratorMonitorOptions());
        using var other = Process.Start(new ProcessStartInfo("sha256sum", ["/dev/zero"]))!;
        try
        {
            monitor.Take();
            var (start, before) = (_time.GetTimestamp(), other.TotalProcessorTime);
            await Task.Delay(TimeSpan.FromSeconds(2), _time, CancellationToken.None);
            other.Refresh();
            var share = (other.TotalProcessorTime - before) / _time.GetElapsedTime(start);
            var machine = monitor.Take().Summarize().Machine!;

            share.Should().BeGreaterThan(0.1, "it has nothing to do but to run");
            machine.OthersCores.Should().BeGreaterThan(share * 0.8).And.BeLessThanOrEqualTo(machine.Cores!.Value * 1.1);
            machine.Runnable.Should().BeGreaterThan(1);
        }
        finally
        {
            other.Kill();
            await other.WaitForExitAsync();
        }
    }

    [Fact]
    public async Task Take_MonitorInVirtualTime_AddsUpWhatItSampled()
    {
        var (time, start) = (new FakeTimeProvider(), default(DateTimeOffset));
        start = time.GetUtcNow();
        TimeSpan Passed() => time.GetUtcNow() - start;
        await using var monitor = new GeneratorMonitor(
            time, reference: null, new GeneratorMonitorOptions(), () => new ProcessUse(Passed() * 0.1, TimeSpan.Zero), () => new MachineUse(Passed() * 1.5, null, 3, null, 2));

        time.Advance(TimeSpan.FromSeconds(1));

        var machine = monitor.Take().Summarize().Machine!;
        machine.OthersCores.Should().BeApproximately(1.4, 0.001);
        machine.Should().BeEquivalentTo(new { Cores = 2, Runnable = 3.0, MostRunnable = 3, Culprit = "the machine was busy with something else: 1.4 of 2 cores, not ours" });
    }

    [Fact]
    public async Task Take_MachineThatCannotBeRead_IsWatchedAllTheSame()
    {
        var time = new FakeTimeProvider();
        await using var monitor = new GeneratorMonitor(
            time, reference: null, new GeneratorMonitorOptions(), () => default, () => throw new InvalidOperationException("no more files"));

        time.Advance(TimeSpan.FromSeconds(1));

        monitor.Take().Summarize().Should().BeEquivalentTo(new { Watched = TimeSpan.FromSeconds(1), Machine = (MachineSummary?)null });
    }

    [Theory]
    [InlineData(400, 500, 100, 8, 200, 8)]
    [InlineData(400, 300, 50, 8, null, 8)]
    [InlineData(400, 400, 0, 0, 0, null)]
    public void WindowsTimes_OfAllProcessors_AreBusyWhereTheyWereNotIdle(long idle, long kernel, long user, uint processors, int? busy, int? cores) =>
        WindowsMachine.From(idle, kernel, user, processors).Should().Be(
            new MachineUse(busy is { } ticks ? TimeSpan.FromTicks(ticks) : null, null, null, null, cores));
}
