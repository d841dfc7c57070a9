using FluentAssertions;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.SelfMonitoring;
using Xunit;

namespace FocusServer.Support.Tests.Load.SelfMonitoring;

public class WindowMeterTests
{
    private static readonly TimeSpan _cadence = TimeSpan.FromMilliseconds(50);

    private WindowMeter _meter;
    private TimeSpan _now;
    private TimeSpan _cpu;
    private TimeSpan _gc;
    private MachineUse _machine = new(TimeSpan.Zero, null, 1, null, 2);

    public WindowMeterTests() => _meter = Create(new GeneratorMonitorOptions());

    [Fact]
    public void Close_MachineInGoodHealth_SuspectsNothing()
    {
        Pass(seconds: 10, busy: 0.5);

        var window = _meter.Close(_now);

        window.OverloadReasons.Should().BeEmpty();
        window.Length.Should().Be(TimeSpan.FromSeconds(10));
        window.Lag.Summarize().Should().BeEquivalentTo(new { Count = 1001 }, "the first is due at once");
        window.CpuTime.Should().Be(TimeSpan.FromSeconds(5) * Environment.ProcessorCount);
    }

    [Theory]
    [InlineData(1, 90, false)]
    [InlineData(1, 180, true)]
    [InlineData(10, 50, false)]
    [InlineData(10, 180, true)]
    [InlineData(50, 20, false)]
    [InlineData(50, 60, true)]
    public void Close_MachineThatStoodStill_IsJudgedInScenarioTime(double pace, int milliseconds, bool suspect)
    {
        _meter = Create(new GeneratorMonitorOptions { Pace = () => pace });
        Pass(seconds: 0.3, busy: 0);
        StandStill(milliseconds);
        Pass(seconds: 0.3, busy: 0);

        _meter.Close(_now).OverloadReasons.Contains(OverloadReason.ScheduleLag).Should().Be(suspect);
    }

    [Fact]
    public void Look_AfterStandingStill_CountsEveryMomentThatWasMissed()
    {
        StandStill(1000);

        _meter.Look(_now);

        _meter.Close(_now).Lag.Summarize().Should().BeEquivalentTo(new { Count = 101, Max = TimeSpan.FromSeconds(1) });
    }

    [Theory]
    [InlineData(4, false)]
    [InlineData(6, true)]
    public void Close_ProcessorsBusy_CountsAfterFiveSeconds(int seconds, bool suspect)
    {
        Pass(seconds: 10, busy: 0);
        _meter.Close(_now);

        Pass(seconds, busy: 0.9);

        _meter.Close(_now).Strains.Contains(OverloadReason.Cpu).Should().Be(suspect);
    }

    [Fact]
    public void Close_ProcessorsBusyFromTheStart_IsNotJudgedBeforeThePeriodIsOver()
    {
        Pass(seconds: 3, busy: 1);

        _meter.Close(_now).Strains.Should().BeEmpty();
    }

    [Theory]
    [InlineData(80, false)]
    [InlineData(120, true)]
    public void Close_GarbageCollectorThatStopsTheProcess_IsAStrainAboveATenthOfASecond(int milliseconds, bool suspect)
    {
        Pass(seconds: 2, busy: 0);
        _meter.Close(_now);
        _gc += TimeSpan.FromMilliseconds(milliseconds);
        Pass(seconds: 0.5, busy: 0);

        _meter.Close(_now).Strains.Contains(OverloadReason.GarbageCollection).Should().Be(suspect);
    }

    [Theory]
    [InlineData(40, false)]
    [InlineData(120, true)]
    public void Close_WorkThatStillWaitsForAThread_IsSuspectAboveTheAllowedDelay(int milliseconds, bool suspect)
    {
        _meter = Create(new GeneratorMonitorOptions { Pace = () => 10 });
        Pass(seconds: 0.5, busy: 0);
        _meter.StillWaitingForAThread(TimeSpan.FromMilliseconds(milliseconds));

        _meter.Close(_now).OverloadReasons.Contains(OverloadReason.ThreadPool).Should().Be(suspect);
    }

    [Fact]
    public void Close_ControlStreamThatIsFlat_IsNotSuspect()
    {
        _meter = Create(new GeneratorMonitorOptions(), _cadence);
        PassWithControlRows(20);

        var window = _meter.Close(_now);

        window.OverloadReasons.Should().BeEmpty();
        window.ReferenceGaps.Summarize().Should().BeEquivalentTo(new { Count = 19, Max = _cadence });
    }

    [Theory]
    [InlineData(0.14, false)]
    [InlineData(0.17, true)]
    public void Close_ControlStreamThatIsSilent_IsSuspectFromThreeCadences(double seconds, bool suspect)
    {
        _meter = Create(new GeneratorMonitorOptions(), _cadence);
        PassWithControlRows(3);

        Pass(seconds, busy: 0);

        _meter.Close(_now).OverloadReasons.Contains(OverloadReason.ReferenceStream).Should().Be(suspect, "a gap that goes on is a gap");
    }

    [Fact]
    public void Close_ControlStreamThatWasSilentAndCameBack_IsSuspect()
    {
        _meter = Create(new GeneratorMonitorOptions(), _cadence);
        PassWithControlRows(3);
        Pass(seconds: 0.2, busy: 0);
        PassWithControlRows(3);

        _meter.Close(_now).OverloadReasons.Should().Equal(OverloadReason.ReferenceStream);
    }

    [Fact]
    public void Close_Twice_HasEachTimeOnce()
    {
        Pass(seconds: 1.5, busy: 0.5);
        var first = _meter.Close(_now);
        Pass(seconds: 0.7, busy: 0);

        var second = _meter.Close(_now);

        (first.Length, second.Length).Should().Be((TimeSpan.FromSeconds(1.5), TimeSpan.FromSeconds(0.7)));
        second.CpuTime.Should().Be(TimeSpan.Zero);
    }

    [Fact]
    public void Close_MachineBusyInTheMiddleOfTheWindow_SeesWhatItsBordersDoNot()
    {
        Pass(seconds: 0.5, busy: 0);
        _machine = _machine with { Runnable = 12 };
        Pass(seconds: 0.1, busy: 0);
        _machine = _machine with { Runnable = 1, Busy = TimeSpan.FromSeconds(0.7) };
        Pass(seconds: 0.41, busy: 0);

        var machine = _meter.Close(_now).Machine.Summarize()!;

        machine.MostRunnable.Should().Be(12);
        machine.Runnable.Should().BeInRange(1.5, 2.5, "it is one of ten samples");
        machine.OthersCores.Should().BeApproximately(0.7, 0.01);
        _meter.Close(_now).Machine.Summarize()?.OthersCores.Should().BeNull("it was taken");
    }

    private WindowMeter Create(GeneratorMonitorOptions options, TimeSpan? cadence = null) => new(options, cadence, () => new ProcessUse(_cpu, _gc), () => _machine);

    private void Pass(double seconds, double busy)
    {
        for (var i = 0; i < Math.Round(seconds * 100); i++)
        {
            _cpu += TimeSpan.FromMilliseconds(10 * busy * Environment.ProcessorCount);
            StandStill(10);
            _meter.Look(_now);
        }
    }

    private void PassWithControlRows(int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            Pass(_cadence.TotalSeconds, busy: 0);
            _meter.ReferenceRowArrived(_now);
        }
    }

    private void StandStill(int milliseconds) => _now += TimeSpan.FromMilliseconds(milliseconds);
}
