using FluentAssertions;
using FocusServer.Emulator;
using FocusServer.Emulator.Faults;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Faults;

public class FaultCheckerTests
{
    public static TheoryData<Fault, string> Mistakes() => new()
    {
        { new() { Kind = (FaultKind)99 }, "*'99' is no kind of fault; allowed are Refuse, EvictOldest, *" },
        { new() { Kind = FaultKind.Refuse, Rate = 0 }, "*Fault Refuse: rate is 0; allowed is more than 0, and at most 1." },
        { new() { Kind = FaultKind.Refuse, Rate = double.NaN }, "*rate is NaN; allowed*" },
        { new() { Kind = FaultKind.Refuse, Rate = 1.5 }, "*rate is 1.5; allowed*" },
        { new() { Kind = FaultKind.Refuse, FromJob = 0 }, "*fromJob is 0; allowed is 1 and more." },
        { new() { Kind = FaultKind.Refuse, AfterRows = 1 }, "*it takes no afterRows; allowed are rate, fromJob, between, status." },
        { new() { Kind = FaultKind.Refuse, Status = 404 }, "*status is 404; allowed is 503 or 500 or 200." },
        { new() { Kind = FaultKind.Error, Status = 200 }, "*status is 200; allowed is 500 to 599." },
        { new() { Kind = FaultKind.Error, Route = "configur" }, "*route is 'configur'; allowed are ack, channels, *" },
        { new() { Kind = FaultKind.Degrade, Route = "ack" }, "*route is 'ack'; allowed are configure, channels." },
        { new() { Kind = FaultKind.Slow, Delay = TimeSpan.Zero }, "*delay is 0 s; allowed is more than 0*" },
        { new() { Kind = FaultKind.Slow, P99 = TimeSpan.FromSeconds(0.5) }, "*p99 is 0.5 s; allowed is more than delay (1 s)*" },
        { new() { Kind = FaultKind.Choke, Limit = 0 }, "*limit is 0; allowed is 1 and more." },
        { new() { Kind = FaultKind.Choke, Status = 503 }, "*status is 503; allowed is 500 or 502." },
        { new() { Kind = FaultKind.Refuse, Limit = 1 }, "*it takes no limit; allowed are rate, fromJob, between, status." },
        { new() { Kind = FaultKind.Stall, AfterRows = -1 }, "*afterRows is -1; allowed is 0 and more." },
        { new() { Kind = FaultKind.Stall, Between = new(TimeSpan.FromSeconds(9), TimeSpan.FromSeconds(9)) }, "*between is [9, 9]; allowed*" },
        { new() { Kind = FaultKind.Crash, FromJob = 1, Rate = 0.5 }, "*it takes no rate; allowed are fromJob, between, delay." },
        { new() { Kind = FaultKind.Crash }, "*it has no trigger; allowed are fromJob and between." },
        { new() { Kind = FaultKind.Crash, FromJob = 1, Between = new(TimeSpan.Zero) }, "*fromJob and between contradict each other*" },
        { new() { Kind = FaultKind.Crash, Delay = TimeSpan.FromSeconds(1), Between = new(TimeSpan.Zero, TimeSpan.FromSeconds(3)) }, "*delay and the end of between contradict*" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void Validate_WrongFault_NamesItAndWhatIsAllowed(Fault fault, string message)
    {
        var validate = () => Options(fault).Validate();

        validate.Should().Throw<ArgumentException>().Which.Message.Should().Match(message);
    }

    [Theory]
    [InlineData(FaultKind.Refuse, 31)]
    [InlineData(FaultKind.WaitForFiber, 31)]
    [InlineData(FaultKind.MongoDown, 31)]
    [InlineData(FaultKind.Crash, 31)]
    [InlineData(FaultKind.NeverStart, 30)]
    [InlineData(FaultKind.Leak, 30)]
    [InlineData(FaultKind.Stall, 30)]
    [InlineData(FaultKind.SkipRow, 30)]
    [InlineData(FaultKind.Slow, 30)]
    [InlineData(FaultKind.Error, 30)]
    public void Validate_FromJob_IsOneThatTheWindowsLeaveRoomFor(FaultKind kind, int last)
    {
        FaultChecker.FindOutOfReach([new() { Kind = kind, FromJob = last }], windows: 30, "MaxWindows").Should().BeEmpty();
        FaultChecker.FindOutOfReach([new() { Kind = kind, FromJob = last + 1 }], windows: 30, "MaxWindows").Should().ContainSingle()
            .Which.Should().Be($"MaxWindows is 30, so that '{kind}, from job {last + 1}' never strikes; allowed is 31 and more, or a fromJob of at most {last}.");
    }

    [Fact]
    public void Validate_FaultsOfTheOptions_HaveWindowsEnoughUnlessGiven()
    {
        Options(new() { Kind = FaultKind.Silent, FromJob = 35 }).Invoking(options => options.Validate()).Should().NotThrow();
        (Options(new() { Kind = FaultKind.Silent, FromJob = 35 }) with { MaxWindows = 34 }).Invoking(options => options.Validate())
            .Should().Throw<ArgumentException>().WithMessage("MaxWindows is 34, so that *");
    }

    private static EmulatorOptions Options(Fault fault) => new() { TimeProvider = new FakeTimeProvider(), Faults = [fault] };
}
