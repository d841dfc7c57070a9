using FluentAssertions;
using FocusServer.Load.Timing;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Load.Timing;

public class PacedTimeProviderTests
{
    private readonly FakeTimeProvider _real = new();
    private readonly PacedTimeProvider _paced;

    public PacedTimeProviderTests() => _paced = new PacedTimeProvider(_real, 10);

    [Fact]
    public void Now_OneRealSecondAtPaceTen_IsTenSecondsLater()
    {
        var (start, utc) = (_paced.GetTimestamp(), _paced.GetUtcNow());

        _real.Advance(TimeSpan.FromSeconds(1));

        _paced.GetElapsedTime(start).Should().Be(TimeSpan.FromSeconds(10));
        (_paced.GetUtcNow() - utc).Should().Be(TimeSpan.FromSeconds(10));
    }

    [Fact]
    public async Task Delay_TenSecondsAtPaceTen_EndsAfterOneRealSecond()
    {
        var delay = Task.Delay(TimeSpan.FromSeconds(10), _paced, CancellationToken.None);

        _real.Advance(TimeSpan.FromMilliseconds(999));
        delay.IsCompleted.Should().BeFalse();
        _real.Advance(TimeSpan.FromMilliseconds(1));

        await delay.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void CancelAfter_TenSecondsAtPaceTen_CancelsAfterOneRealSecond()
    {
        using var deadline = new CancellationTokenSource(TimeSpan.FromSeconds(10), _paced);

        _real.Advance(TimeSpan.FromSeconds(1));

        deadline.IsCancellationRequested.Should().BeTrue();
    }

    [Fact]
    public void Delay_Infinite_StaysInfinite()
    {
        var delay = Task.Delay(Timeout.InfiniteTimeSpan, _paced, CancellationToken.None);

        _real.Advance(TimeSpan.FromDays(1));

        delay.IsCompleted.Should().BeFalse();
    }

    [Fact]
    public async Task Skip_PastTheEndOfADelay_EndsItAtOnce()
    {
        var start = _paced.GetTimestamp();
        var skipped = Task.Delay(TimeSpan.FromSeconds(10), _paced, CancellationToken.None);
        var shortened = Task.Delay(TimeSpan.FromSeconds(50), _paced, CancellationToken.None);

        _paced.Skip(TimeSpan.FromSeconds(40));

        await skipped.WaitAsync(TimeSpan.FromSeconds(60));
        _paced.GetElapsedTime(start).Should().Be(TimeSpan.FromSeconds(40));
        _real.Advance(TimeSpan.FromMilliseconds(999));
        shortened.IsCompleted.Should().BeFalse();
        _real.Advance(TimeSpan.FromMilliseconds(1));
        await shortened.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void Skip_OverTicksOfATimer_FiresItForEach()
    {
        using var ticks = new SemaphoreSlim(0);
        using var timer = _paced.CreateTimer(_ => ticks.Release(), null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));
        _real.Advance(TimeSpan.FromMilliseconds(500));

        _paced.Skip(TimeSpan.FromSeconds(40));

        Ticked(4).Should().BeTrue();
        _real.Advance(TimeSpan.FromMilliseconds(499));
        ticks.CurrentCount.Should().Be(0);
        _real.Advance(TimeSpan.FromSeconds(1));
        Ticked(1).Should().BeTrue();
        ticks.CurrentCount.Should().Be(0);

        bool Ticked(int times) => Enumerable.Range(0, times).All(_ => ticks.Wait(TimeSpan.FromSeconds(5)));
    }

    [Fact]
    public void Skip_AfterATimerWasStopped_LeavesItStopped()
    {
        var fired = 0;
        using var timer = _paced.CreateTimer(_ => fired++, null, TimeSpan.FromSeconds(10), Timeout.InfiniteTimeSpan);
        timer.Change(Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);

        _paced.Skip(TimeSpan.FromDays(1));
        _real.Advance(TimeSpan.FromDays(1));

        fired.Should().Be(0);
    }

    [Fact]
    public void Skip_BelowZero_IsRefused()
    {
        var back = () => _paced.Skip(TimeSpan.FromSeconds(-1));

        back.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public void ChangePace_InMidCourse_TimeGoesOnFromWhereItWas()
    {
        var start = _paced.GetTimestamp();
        _real.Advance(TimeSpan.FromSeconds(1));

        _paced.ChangePace(5);
        _real.Advance(TimeSpan.FromSeconds(1));

        _paced.Pace.Should().Be(5);
        _paced.GetElapsedTime(start).Should().Be(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task ChangePace_WhileADelayWaits_EndsItWhenItIsDueInScenarioTime()
    {
        var delay = Task.Delay(TimeSpan.FromSeconds(10), _paced, CancellationToken.None);
        _real.Advance(TimeSpan.FromMilliseconds(500));

        _paced.ChangePace(2);

        _real.Advance(TimeSpan.FromMilliseconds(2499));
        delay.IsCompleted.Should().BeFalse("five seconds are left, at two a second");
        _real.Advance(TimeSpan.FromMilliseconds(1));
        await delay.WaitAsync(TimeSpan.FromSeconds(60));
    }

    [Fact]
    public void ChangePace_WhileATimerTicks_KeepsItsPeriodInScenarioTime()
    {
        var ticks = 0;
        using var timer = _paced.CreateTimer(_ => ticks++, null, TimeSpan.FromSeconds(10), TimeSpan.FromSeconds(10));

        _paced.ChangePace(5);
        _real.Advance(TimeSpan.FromSeconds(6));

        ticks.Should().Be(3);
    }

    [Fact]
    public void Skip_AfterAChangeOfPace_SkipsScenarioTime()
    {
        var start = _paced.GetTimestamp();
        _paced.ChangePace(2);

        _paced.Skip(TimeSpan.FromSeconds(40));
        _real.Advance(TimeSpan.FromSeconds(1));

        _paced.GetElapsedTime(start).Should().Be(TimeSpan.FromSeconds(42));
    }

    [Fact]
    public void ChangePace_NotAboveZero_IsRefused()
    {
        var stop = () => _paced.ChangePace(0);

        stop.Should().Throw<ArgumentOutOfRangeException>();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Pace_NotAboveZero_IsRefused(double pace)
    {
        var create = () => new PacedTimeProvider(_real, pace);

        create.Should().Throw<ArgumentOutOfRangeException>();
    }
}
