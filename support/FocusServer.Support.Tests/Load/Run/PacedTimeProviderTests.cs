using FluentAssertions;
using FocusServer.Load.Run;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Load.Run;

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

        await delay.WaitAsync(TimeSpan.FromSeconds(5));
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

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Pace_NotAboveZero_IsRefused(double pace)
    {
        var create = () => new PacedTimeProvider(_real, pace);

        create.Should().Throw<ArgumentOutOfRangeException>();
    }
}
