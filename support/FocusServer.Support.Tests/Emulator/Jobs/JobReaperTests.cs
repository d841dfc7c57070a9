using FluentAssertions;
using FocusServer.Emulator.Jobs;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Jobs;

public sealed class JobReaperTests : IDisposable
{
    private readonly FakeTimeProvider _time = new();
    private readonly JobReaper _reaper;
    private bool _isRead;
    private TimeSpan _silence;
    private long _rows;
    private int _ended;

    public JobReaperTests() =>
        _reaper = new JobReaper(EmulatorUnderTest.Options(_time), () => _isRead, () => _silence, () => _rows, () => _ended++);

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
    public void Job_ReadButSilent_EndsAtTheCheckAfterThreeMinutes()
    {
        _isRead = true;
        _silence = TimeSpan.FromSeconds(179.9);
        _time.Advance(TimeSpan.FromSeconds(10));
        _ended.Should().Be(0);

        _silence = TimeSpan.FromSeconds(180);
        _time.Advance(TimeSpan.FromSeconds(10));
        _ended.Should().Be(1);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public void Job_Finished_EndsTwoMinutesLaterWhoeverReads(bool isRead)
    {
        _isRead = isRead;
        _silence = TimeSpan.FromHours(1);
        _time.Advance(TimeSpan.FromSeconds(5));
        _reaper.Finish();
        _time.Advance(TimeSpan.FromSeconds(60));
        _reaper.Finish();

        _time.Advance(TimeSpan.FromSeconds(59.9));
        _ended.Should().Be(0);

        _time.Advance(TimeSpan.FromSeconds(0.1));
        _ended.Should().Be(1);
    }

    [Fact]
    public void Job_FinishedAndKept_IsAskedAgainAtEveryCheck()
    {
        _reaper.Finish();

        _time.Advance(TimeSpan.FromSeconds(120 + 30));

        _ended.Should().Be(4);
    }

    [Fact]
    public void Job_JudgedByItsActivity_EndsWithItsReadersAtTheFifthCheckOfWhichTheFirstIsAtItsCreation()
    {
        using var reaper = new JobReaper(EmulatorUnderTest.Options(_time) with { IdleByActivity = true }, () => true, () => _silence, () => _rows, () => _ended++);
        _isRead = true;
        reaper.Finish();

        _time.Advance(TimeSpan.FromSeconds(39.9));
        _ended.Should().Be(0);

        _time.Advance(TimeSpan.FromSeconds(0.1));
        _ended.Should().Be(1);
    }

    [Fact]
    public void Job_JudgedByItsActivity_CountsAnewWhenItHasSentSomething()
    {
        using var reaper = new JobReaper(EmulatorUnderTest.Options(_time) with { IdleByActivity = true }, () => true, () => _silence, () => _rows, () => _ended++);
        _isRead = true;
        _time.Advance(TimeSpan.FromSeconds(35));
        _rows = 7;

        _time.Advance(TimeSpan.FromSeconds(54.9));
        _ended.Should().Be(0);

        _time.Advance(TimeSpan.FromSeconds(0.1));
        _ended.Should().Be(1);
    }

    [Fact]
    public void Finish_AfterDispose_EndsNothing()
    {
        _reaper.Dispose();

        _reaper.Finish();
        _time.Advance(TimeSpan.FromHours(1));

        _ended.Should().Be(0);
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
