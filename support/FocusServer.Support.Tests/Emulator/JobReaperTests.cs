using FluentAssertions;
using FocusServer.Emulator.Jobs;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

public sealed class JobReaperTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly JobReaper _reaper;
    private bool _isRead;
    private int _ended;

    public JobReaperTests() =>
        _reaper = new JobReaper(EmulatorUnderTest.Options(_time), () => _isRead, () => TimeSpan.Zero, () => _ended++);

    public void Dispose() => _reaper.Dispose();

    [Fact]
    public void Job_NeverRead_EndsAtTheFifthCheck()
    {
        _time.Advance(TimeSpan.FromSeconds(49.9));
        _ended.Should().Be(0);

        _time.Advance(TimeSpan.FromSeconds(0.1));
        _ended.Should().Be(1);
    }

    [Fact]
    public void Job_Read_DoesNotEnd()
    {
        _isRead = true;

        _time.Advance(TimeSpan.FromHours(1));

        _ended.Should().Be(0);
    }

    [Theory]
    [InlineData(65, 110)]
    [InlineData(61, 110)]
    [InlineData(69, 110)]
    public void Job_NoLongerRead_EndsAtTheFifthCheckFromThen(double leftAt, double goneAt)
    {
        _isRead = true;
        _time.Advance(TimeSpan.FromSeconds(leftAt));
        _isRead = false;

        _time.Advance(TimeSpan.FromSeconds(goneAt - leftAt - 0.1));
        _ended.Should().Be(0);

        _time.Advance(TimeSpan.FromSeconds(0.1));
        _ended.Should().Be(1);
    }

    [Fact]
    public void Job_ReadOnceInBetween_CountsAnew()
    {
        _time.Advance(TimeSpan.FromSeconds(45));
        _isRead = true;
        _time.Advance(TimeSpan.FromSeconds(10));
        _isRead = false;

        _time.Advance(TimeSpan.FromSeconds(44));
        _ended.Should().Be(0);

        _time.Advance(TimeSpan.FromSeconds(1));
        _ended.Should().Be(1);
    }

    [Fact]
    public void Dispose_BeforeTheLastCheck_EndsNothing()
    {
        _time.Advance(TimeSpan.FromSeconds(45));

        _reaper.Dispose();
        _time.Advance(TimeSpan.FromHours(1));

        _ended.Should().Be(0);
    }
}
