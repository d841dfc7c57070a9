using FluentAssertions;
using FocusServer.Load.Reporting;
using FocusServer.Load.SelfMonitoring;
using FocusServer.Support.Tests.Load.Running;
using FocusServer.Support.Tests.Load.SelfMonitoring;
using Xunit;

namespace FocusServer.Support.Tests.Load.Reporting;

public class FiguresReportTests
{
    private readonly RampTestBed _bed = new() { Limits = RampTestBed.Production };

    [Fact]
    public async Task Report_OverloadedGenerator_IsAsApproved()
    {
        _bed.Server.Capacity = 6;
        _bed.GeneratorMonitor = new ScriptedMonitor(() => _bed.Server.Configured >= 8);
        var lines = new List<string>();
        _bed.Observers.Add(new ConsoleReport(lines.Add));

        await _bed.RunAsync();

        (string.Join('\n', lines) + '\n').ShouldBeApproved("overloaded");
    }

    [Fact]
    public async Task Lines_LevelTooSmallForItsLimit_SaysSo() =>
        (await LinesAsync()).Should().Contain("ℹ️  10 jobs cannot prove 85 %: 10 of 10 streaming leaves 72.2–100 % (95 % interval)");

    [Fact]
    public async Task Lines_LevelLargeEnough_SaysNothing()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production, Ramp = RampTestBed.Quick with { MaxJobs = 22, StepIncrement = 20 } };

        FiguresReport.Lines(await bed.RunAsync()).Should().NotContain(line => line.Contains("cannot prove"));
    }

    [Fact]
    public async Task Lines_PercentileWithTooFewSamples_IsCalledTooFew() =>
        (await LinesAsync()).Should().Contain("   • Time to first row: p50 1800 ms, p95 too few, p99 too few, longest 1800 ms (of 10)");

    [Fact]
    public async Task Lines_StallsAndRowsLeftOut_AreTold()
    {
        _bed.Server.Silence = job => job == 1 ? (TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(5)) : null;
        _bed.Server.Rows = (job, stream, row) => job == 2 && row == 3 ? new(stream, 1, 2, 2) { FirstTimestamp = 2, LastTimestamp = 2 } : null;

        (await LinesAsync()).Should().ContainMatch("   • Stalls: 1, longest silence 3* ms")
            .And.ContainMatch("   ❗ Rows out of order: * jumps, * rows left out, 3 messages that only repeated rows");
    }

    [Fact]
    public async Task Lines_MachineThatOthersUse_SayHowMuch()
    {
        var machine = new MachineTally();
        machine.Add(TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(1), new MachineUse { Busy = TimeSpan.Zero }, new MachineUse { Busy = TimeSpan.FromSeconds(15), Cores = 2 });
        _bed.GeneratorMonitor = new ScriptedMonitor(() => false) { Machine = machine };

        (await LinesAsync()).Should().ContainMatch("🧰 Load generator*, other processes 1.4 of 2 cores");
    }

    private async Task<IReadOnlyList<string>> LinesAsync() => FiguresReport.Lines(await _bed.RunAsync());
}
