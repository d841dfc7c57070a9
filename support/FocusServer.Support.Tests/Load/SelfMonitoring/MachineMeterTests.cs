using FluentAssertions;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.SelfMonitoring;
using Xunit;

namespace FocusServer.Support.Tests.Load.SelfMonitoring;

/// <summary>What is told about the machine is added up; what is not told is not recorded.</summary>
public class MachineMeterTests
{
    private readonly MachineMeter _meter;
    private Func<MachineUse> _read;
    private TimeSpan _now;
    private TimeSpan _ours;
    private MachineUse _use = new(TimeSpan.FromHours(5), TimeSpan.FromHours(1), 1, TimeSpan.FromHours(2), 2);

    public MachineMeterTests()
    {
        _read = () => _use;
        _meter = new MachineMeter(() => _read());
        Sample();
    }

    [Fact]
    public void Take_MachineThatOthersUse_HasTheirPartOnly()
    {
        Pass(samples: 10, busy: 1.5, ours: 0.1, steal: 0.5, pressure: 0.3, runnable: 4);

        var machine = _meter.Take().Summarize()!;

        machine.OthersCores.Should().BeApproximately(1.4, 1e-9);
        machine.Steal!.Value.Percent.Should().BeApproximately(25, 1e-9, "half a processor of two");
        machine.Pressure!.Value.Percent.Should().BeApproximately(30, 1e-9);
        (machine.Cores, machine.Runnable, machine.MostRunnable).Should().Be((2, 4, 4));
    }

    [Fact]
    public void Take_ShortBurst_IsSeenInTheMostThatWereRunnable()
    {
        Pass(samples: 9, runnable: 1);
        Pass(samples: 1, runnable: 21);

        _meter.Take().Summarize().Should().BeEquivalentTo(new { Runnable = 3.0, MostRunnable = 21 });
    }

    [Fact]
    public void Take_OursBeyondWhatTheMachineSays_IsNothingOfOthers()
    {
        Pass(samples: 10, busy: 0.99, ours: 1);

        _meter.Take().Summarize()!.OthersCores.Should().Be(0, "the system's clock is coarser than the process's own");
    }

    [Fact]
    public void Take_NothingTold_IsNotRecorded()
    {
        _read = () => default;
        Pass(samples: 10);
        _meter.Take();
        Pass(samples: 10);

        _meter.Take().Summarize().Should().BeNull();
    }

    [Fact]
    public void Take_OnlyBusyTimesTold_HasThemAndNoMore()
    {
        _use = new MachineUse(TimeSpan.Zero, null, null, null, 8);
        Sample();
        _meter.Take();
        Pass(samples: 10, busy: 2);

        _meter.Take().Summarize().Should().Be(new MachineSummary { OthersCores = 2, Cores = 8 });
    }

    [Fact]
    public void Take_ReadingThatFails_LeavesItsTimeOut()
    {
        Pass(samples: 5, busy: 1);
        _read = () => throw new InvalidOperationException("no more files");
        Pass(samples: 5, busy: 2);
        _read = () => _use;
        Pass(samples: 6, busy: 1);

        var machine = _meter.Take().Summarize()!;

        machine.OthersCores.Should().BeApproximately(1, 1e-9, "of the time in which two were busy there is no reading");
        machine.Runnable.Should().Be(1);
    }

    [Fact]
    public void Take_TotalThatWentBack_LeavesItsTimeOut()
    {
        Pass(samples: 5, busy: 1, steal: 0.2);
        _use = _use with { Busy = TimeSpan.FromHours(1), Steal = TimeSpan.Zero };
        Sample();
        Pass(samples: 5, busy: 1, steal: 0.2);

        var machine = _meter.Take().Summarize()!;

        machine.OthersCores.Should().BeApproximately(1, 1e-9);
        machine.Steal!.Value.Percent.Should().BeApproximately(10, 1e-9);
    }

    [Fact]
    public void Take_Twice_HasEachTimeOnce()
    {
        Pass(samples: 5, busy: 2, runnable: 9);
        var first = _meter.Take();
        Pass(samples: 5, busy: 1, runnable: 2);
        var second = _meter.Take();

        first.Summarize()!.OthersCores.Should().BeApproximately(2, 1e-9);
        second.Summarize()!.OthersCores.Should().BeApproximately(1, 1e-9);
        first.Add(second);
        first.Summarize()!.OthersCores.Should().BeApproximately(1.5, 1e-9);
        first.Summarize().Should().BeEquivalentTo(new { Runnable = 5.5, MostRunnable = 9 });
    }

    private void Pass(int samples, double busy = 0, double ours = 0, double steal = 0, double pressure = 0, int runnable = 1)
    {
        for (var i = 0; i < samples; i++)
        {
            var elapsed = TimeSpan.FromSeconds(0.1);
            _now += elapsed;
            _ours += elapsed * ours;
            _use = _use with
            {
                Busy = _use.Busy + (elapsed * busy),
                Steal = _use.Steal + (elapsed * steal),
                Pressure = _use.Pressure + (elapsed * pressure),
                Runnable = _use.Runnable is null ? null : runnable,
            };
            Sample();
        }
    }

    private void Sample() => _meter.Sample(_now, _ours);
}
