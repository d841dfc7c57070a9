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
        { new() { Kind = FaultKind.Refuse, Status = 404 }, "*status is 404; allowed is 503 or 500." },
        { new() { Kind = FaultKind.Error, Status = 200 }, "*status is 200; allowed is 500 to 599." },
        { new() { Kind = FaultKind.Error, Route = "configur" }, "*route is 'configur'; allowed are ack, channels, *" },
        { new() { Kind = FaultKind.Degrade, Route = "ack" }, "*route is 'ack'; allowed are configure, channels." },
        { new() { Kind = FaultKind.Slow, Delay = TimeSpan.Zero }, "*delay is 0 s; allowed is more than 0*" },
        { new() { Kind = FaultKind.Slow, P99 = TimeSpan.FromSeconds(0.5) }, "*p99 is 0.5 s; allowed is more than delay (1 s)*" },
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

    public static TheoryData<Fault, Fault, bool> Pairs() => new()
    {
        { new() { Kind = FaultKind.Refuse }, new() { Kind = FaultKind.EvictOldest }, true },
        { new() { Kind = FaultKind.Refuse, FromJob = 35 }, new() { Kind = FaultKind.EvictOldest, FromJob = 20, Rate = 0.5 }, false },
        { new() { Kind = FaultKind.NeverStart, FromJob = 35 }, new() { Kind = FaultKind.Silent, FromJob = 35 }, true },
        { new() { Kind = FaultKind.NeverStart, Rate = 0.5 }, new() { Kind = FaultKind.Silent }, false },
        { new() { Kind = FaultKind.Error }, new() { Kind = FaultKind.Reset, Route = "channels" }, true },
        { new() { Kind = FaultKind.Error, Route = "channels" }, new() { Kind = FaultKind.Reset }, false },
        { new() { Kind = FaultKind.Error, Between = Window(5, 10) }, new() { Kind = FaultKind.Reset, Between = Window(6, 9) }, true },
        { new() { Kind = FaultKind.Error, Between = Window(5, 10) }, new() { Kind = FaultKind.Reset, Between = Window(6, 11) }, false },
        { new() { Kind = FaultKind.Stall }, new() { Kind = FaultKind.EndStream, AfterRows = 5 }, true },
        { new() { Kind = FaultKind.Stall, Delay = TimeSpan.FromSeconds(5) }, new() { Kind = FaultKind.EndStream, AfterRows = 5 }, false },
        { new() { Kind = FaultKind.Leak }, new() { Kind = FaultKind.NeverStart }, false },
        { new() { Kind = FaultKind.WaitForFiber }, new() { Kind = FaultKind.RabbitDown }, true },
        { new() { Kind = FaultKind.RabbitDown }, new() { Kind = FaultKind.WaitForFiber }, false },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Validate_TwoFaults_ContradictWhenTheSecondNeverGetsItsTurn(Fault first, Fault second, bool contradict)
    {
        var mistakes = FaultChecker.FindMistakes([first, second]).ToList();

        if (contradict)
        {
            mistakes.Should().ContainSingle().Which.Should().Contain($"'{first}' and '{second}' contradict each other").And.Contain("Allowed are");
        }
        else
        {
            mistakes.Should().BeEmpty();
        }
    }

    public static TheoryData<Fault, Fault, bool> PairsOfDifferentMoments() => new()
    {
        { new() { Kind = FaultKind.Refuse, FromJob = 5 }, new() { Kind = FaultKind.NeverStart, FromJob = 5 }, true },
        { new() { Kind = FaultKind.Refuse, FromJob = 5 }, new() { Kind = FaultKind.NeverStart, FromJob = 4 }, false },
        { new() { Kind = FaultKind.Refuse, FromJob = 5, Rate = 0.9 }, new() { Kind = FaultKind.NeverStart, FromJob = 5 }, false },
        { new() { Kind = FaultKind.Refuse, Between = Window(5, 10) }, new() { Kind = FaultKind.Leak, Between = Window(6, 9) }, true },
        { new() { Kind = FaultKind.Refuse, Between = Window(5, 10) }, new() { Kind = FaultKind.Stall, Between = Window(6, 9) }, false },
        { new() { Kind = FaultKind.Refuse, Between = Window(0, 10) }, new() { Kind = FaultKind.Stall, Between = Window(6, 9) }, true },
        { new() { Kind = FaultKind.RabbitDown }, new() { Kind = FaultKind.SkipRow }, true },
        { new() { Kind = FaultKind.RabbitDown }, new() { Kind = FaultKind.Slow }, false },
        { new() { Kind = FaultKind.WaitForFiber }, new() { Kind = FaultKind.Silent }, true },
        { new() { Kind = FaultKind.EvictOldest, FromJob = 20 }, new() { Kind = FaultKind.Silent, FromJob = 20 }, false },
        { new() { Kind = FaultKind.EvictOldest, FromJob = 20 }, new() { Kind = FaultKind.Silent, FromJob = 21 }, true },
        { new() { Kind = FaultKind.EvictOldest, FromJob = 20 }, new() { Kind = FaultKind.Refuse, FromJob = 35 }, true },
        { new() { Kind = FaultKind.EvictOldest, FromJob = 20 }, new() { Kind = FaultKind.Error, FromJob = 20 }, true },
        { new() { Kind = FaultKind.EvictOldest, FromJob = 20 }, new() { Kind = FaultKind.Crash, FromJob = 20 }, false },
        { new() { Kind = FaultKind.EvictOldest, FromJob = 20 }, new() { Kind = FaultKind.Crash, FromJob = 21 }, true },
        { new() { Kind = FaultKind.NeverStart, FromJob = 5 }, new() { Kind = FaultKind.Stall, FromJob = 5 }, true },
        { new() { Kind = FaultKind.Silent, FromJob = 5 }, new() { Kind = FaultKind.Stall }, false },
        { new() { Kind = FaultKind.Silent }, new() { Kind = FaultKind.Leak }, false },
        { new() { Kind = FaultKind.FailStream, AfterRows = 5 }, new() { Kind = FaultKind.SkipRow, AfterRows = 5 }, true },
        { new() { Kind = FaultKind.FailStream, AfterRows = 5 }, new() { Kind = FaultKind.SkipRow }, false },
        { new() { Kind = FaultKind.Error }, new() { Kind = FaultKind.Refuse }, true },
        { new() { Kind = FaultKind.Error }, new() { Kind = FaultKind.MongoDown }, true },
        { new() { Kind = FaultKind.Error, Route = "channels" }, new() { Kind = FaultKind.Refuse }, false },
        { new() { Kind = FaultKind.Error, FromJob = 1 }, new() { Kind = FaultKind.Stall }, false },
        { new() { Kind = FaultKind.ProxyError, Route = "configure" }, new() { Kind = FaultKind.Stall }, true },
        { new() { Kind = FaultKind.ProxyError, Route = "configure", Status = 504 }, new() { Kind = FaultKind.Stall }, false },
        { new() { Kind = FaultKind.Reset, Route = "configure" }, new() { Kind = FaultKind.Refuse }, false },
    };

    [Theory]
    [MemberData(nameof(PairsOfDifferentMoments))]
    public void Validate_TwoFaultsOfDifferentMoments_ContradictInWhateverOrder(Fault first, Fault second, bool contradict)
    {
        foreach (var faults in (Fault[][])[[first, second], [second, first]])
        {
            FaultChecker.FindMistakes(faults, windows: 100).Select(mistake => mistake.Split(": ")[0])
                .Should().Equal(contradict ? [$"Faults '{first}' and '{second}' contradict each other"] : []);
        }
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
        FaultChecker.FindMistakes([new() { Kind = kind, FromJob = last }], windows: 30).Should().BeEmpty();
        FaultChecker.FindMistakes([new() { Kind = kind, FromJob = last + 1 }], windows: 30).Should().ContainSingle()
            .Which.Should().Be($"MaxWindows is 30, so that '{kind}, from job {last + 1}' never strikes; allowed is 31 and more, or a fromJob of at most {last}.");
    }

    [Fact]
    public void Validate_FaultsOfTheOptions_HaveWindowsEnoughUnlessGiven()
    {
        Options(new() { Kind = FaultKind.Silent, FromJob = 35 }).Invoking(options => options.Validate()).Should().NotThrow();
        (Options(new() { Kind = FaultKind.Silent, FromJob = 35 }) with { MaxWindows = 34 }).Invoking(options => options.Validate())
            .Should().Throw<ArgumentException>().WithMessage("MaxWindows is 34, so that *");
    }

    private static TimeWindow Window(int from, int to) => new(TimeSpan.FromSeconds(from), TimeSpan.FromSeconds(to));

    private static EmulatorOptions Options(Fault fault) => new() { TimeProvider = new FakeTimeProvider(), Faults = [fault] };
}
