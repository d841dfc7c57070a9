using System.Text;
using FluentAssertions;
using FocusServer.Load.SelfMonitoring;
using Xunit;

namespace FocusServer.Support.Tests.Load.SelfMonitoring;

/// <summary>What Linux says of the machine is read where it says it; where it does not, nothing is made up.</summary>
public class LinuxMachineTests
{
    private const string TwoProcessors = """
        cpu  41202 3 7049 271461 142 5 150 14 9 1
        cpu0 19499 0 3361 137012 14 0 60 5 0 0
        cpu1 21702 0 3688 134448 127 0 89 8 0 0
        intr 954026 0 0 1 1 13 0 326 60
        ctxt 17535333
        btime 1796019813
        processes 13931
        procs_running 3
        procs_blocked 1
        softirq 785542 0 105129 6 382554 18431 0 2 134486 0 144934

        """;

    [Fact]
    public void Stat_OfTwoProcessors_IsReadWithoutIdleAndSteal() => Stat(TwoProcessors).Should().Be(
        new MachineUse(Ticks(41202 + 3 + 7049 + 5 + 150), Ticks(14), 3, Pressure: null, Cores: 2));

    [Fact]
    public void Stat_OfManyProcessors_CountsThem()
    {
        var processors = string.Concat(Enumerable.Range(0, 192).Select(cpu => $"cpu{cpu} 1 2 3 4 5 6 7 8 9 10\n"));

        Stat($"cpu  9000000000 0 0 1 0 0 0 0 0 0\n{processors}procs_running 250\n").Should().Be(
            new MachineUse(Ticks(9_000_000_000), Ticks(0), 250, Pressure: null, Cores: 192));
    }

    [Theory]
    [InlineData("cpu 10 20 30 40", 60, null)]
    [InlineData("cpu 10 20 30 40 50 60", 120, null)]
    [InlineData("cpu  10 20 30 40 50 60 70", 190, null)]
    [InlineData("cpu  10 20 30 40 50 60 70 80", 190, 80)]
    [InlineData("cpu  10 20 30 40 50 60 70 80 90 100 110 new", 190, 80)]
    [InlineData("cpu  0 0 0 40 0 0 0 0", 0, 0)]
    [InlineData("cpu  10 20 30", null, null)]
    [InlineData("cpu  ", null, null)]
    [InlineData("cpu  0 0 0 0 0 0 0 0 0 0", null, null)]
    [InlineData("cpu  10 20 -30 40 50 60 70 80", null, null)]
    [InlineData("cpu  10 2x 30 40 50 60 70 80", null, null)]
    [InlineData("cpu  10 20 30 40 99999999999999999999 60 70 80", null, null)]
    [InlineData("cpu  9223372036854775807 1 0 1 0 0 0 0", null, 0)]
    [InlineData("cpu0 10 20 30 40 50 60 70 80", null, null)]
    [InlineData("", null, null)]
    public void Stat_OfEveryAge_HasWhatItTells(string line, int? busy, int? steal)
    {
        var use = Stat(line + "\nprocs_running 2\n");

        (use.Busy, use.Steal, use.Runnable).Should().Be((Ticks(busy), Ticks(steal), 2));
    }

    [Theory]
    [InlineData("procs_running 17", 17)]
    [InlineData("procs_running 0", null)]
    [InlineData("procs_running", null)]
    [InlineData("procs_running ", null)]
    [InlineData("procs_running many", null)]
    [InlineData("procs_running 99999999999", null)]
    [InlineData("procs_blocked 3", null)]
    public void Stat_OfRunnableThreads_HasThemOrNothing(string line, int? runnable)
    {
        var use = Stat($"cpu  1 1 1 1\n{line}");

        (use.Runnable, use.Busy).Should().Be((runnable, Ticks(3)));
    }

    [Theory]
    [InlineData("some avg10=7.51 avg60=6.97 avg300=10.48 total=114605907\nfull avg10=0.00 avg60=0.00 avg300=0.00 total=5\n", 114605907L)]
    [InlineData("some avg10=0.00 avg60=0.00 avg300=0.00 total=0", 0L)]
    [InlineData("full avg10=0.00 avg60=0.00 avg300=0.00 total=5\n", null)]
    [InlineData("some avg10=7.51 avg60=6.97 avg300=10.48\n", null)]
    [InlineData("some total=-5\n", null)]
    [InlineData("some total=\n", null)]
    [InlineData("some total=9223372036854775807\n", null)]
    [InlineData("", null)]
    public void Pressure_IsTheTotalOfSome(string text, long? microseconds) =>
        LinuxMachine.ParsePressure(Encoding.UTF8.GetBytes(text)).Should().Be(microseconds is { } total ? TimeSpan.FromMicroseconds(total) : null);

    private static MachineUse Stat(string text) => LinuxMachine.ParseStat(Encoding.UTF8.GetBytes(text));

    private static TimeSpan? Ticks(long? ticks) => ticks is { } known ? TimeSpan.FromMilliseconds(10 * known) : null;
}
