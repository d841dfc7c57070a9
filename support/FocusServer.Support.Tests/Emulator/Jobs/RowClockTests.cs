using FluentAssertions;
using FocusServer.Emulator.Jobs;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Jobs;

public class RowClockTests
{
    private readonly FakeTimeProvider _time = new(DateTimeOffset.UnixEpoch.AddSeconds(1000));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.1, 1)]
    [InlineData(0.5, 1)]
    [InlineData(0.6, 2)]
    [InlineData(3600, 7200)]
    public void NextRow_AtATime_IsTheFirstStillToCome(double seconds, int row)
    {
        var clock = new RowClock(_time, TimeSpan.FromSeconds(0.5));

        _time.Advance(TimeSpan.FromSeconds(seconds));

        clock.NextRow.Should().Be(row);
    }

    [Fact]
    public void EpochMilliseconds_OfALateRow_HaveNotDrifted()
    {
        var clock = new RowClock(_time, TimeSpan.FromMilliseconds(0.4333));

        clock.EpochMilliseconds(3_000_000).Should().Be(1_000_000 + 1_299_900);
    }

    [Fact]
    public async Task WaitFor_RowsThatAreOverdue_DoesNotWait()
    {
        var clock = new RowClock(_time, TimeSpan.FromSeconds(0.5));
        _time.Advance(TimeSpan.FromSeconds(5));

        clock.WaitForAsync(10, CancellationToken.None).AsTask().IsCompletedSuccessfully.Should().BeTrue();
        var next = clock.WaitForAsync(11, CancellationToken.None).AsTask();
        _time.Advance(TimeSpan.FromSeconds(0.499));
        next.IsCompleted.Should().BeFalse();

        _time.Advance(TimeSpan.FromSeconds(0.001));
        (await next.WaitAsync(EmulatorUnderTest.Bound)).Should().BeTrue();
    }

    [Fact]
    public async Task WaitFor_Cancelled_SaysSo()
    {
        using var cancel = new CancellationTokenSource();
        var wait = new RowClock(_time, TimeSpan.FromSeconds(0.5)).WaitForAsync(1, cancel.Token).AsTask();

        await cancel.CancelAsync();

        (await wait.WaitAsync(EmulatorUnderTest.Bound)).Should().BeFalse();
    }
}
