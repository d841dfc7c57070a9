using System.Net;
using FluentAssertions;
using FocusServer.Emulator.Faults;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Faults;

public class FaultBoardTests
{
    [Fact]
    public async Task Switch_WhileTheServerRuns_TurnsAFaultOffAndOn()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Error, Route = "channels" }, new Fault { Kind = FaultKind.Leak });

        emulator.Server.Faults.Switch(1, on: false);
        (await StatusAsync(emulator)).Should().Be(HttpStatusCode.OK);
        emulator.Server.Faults.Faults.Select(fault => fault.IsOn).Should().Equal(false, true);

        emulator.Server.Faults.Switch(1, on: true);
        (await StatusAsync(emulator)).Should().Be(HttpStatusCode.InternalServerError);
    }

    [Fact]
    public async Task Choose_OtherProfile_ReplacesTheFaults()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Error });

        emulator.Server.Faults.Choose("waiting-for-fiber");

        emulator.Server.Faults.Profile.Should().Be("waiting-for-fiber");
        emulator.Server.Faults.Faults.Should().Equal(new FaultSwitch(1, new Fault { Kind = FaultKind.WaitForFiber }, true));
        (await StatusAsync(emulator)).Should().Be(HttpStatusCode.OK);
        emulator.Server.Faults.Invoking(board => board.Choose("nix")).Should().Throw<ArgumentException>().WithMessage("'nix' is no profile; allowed are healthy, *");
    }

    [Fact]
    public async Task Add_Fault_StrikesAndIsChecked()
    {
        await using var emulator = await FaultyEmulator.StartAsync();
        var board = emulator.Server.Faults;

        board.Add(new Fault { Kind = FaultKind.Error }).Should().Be(1);

        (await StatusAsync(emulator)).Should().Be(HttpStatusCode.InternalServerError);
        board.Invoking(b => b.Add(new Fault { Kind = FaultKind.Reset, Rate = 2 })).Should().Throw<ArgumentException>().WithMessage("*rate is 2*");
        board.Faults.Should().HaveCount(1);
    }

    [Fact]
    public async Task Faults_ThatExcludeEachOther_TheFirstStrikes()
    {
        await using var emulator = await FaultyEmulator.StartAsync(
            new Fault { Kind = FaultKind.Error, Route = "channels" }, new Fault { Kind = FaultKind.ProxyError, Route = "channels" });

        (await StatusAsync(emulator)).Should().Be(HttpStatusCode.InternalServerError);
        emulator.Server.Faults.Switch(1, on: false);
        (await StatusAsync(emulator)).Should().Be(HttpStatusCode.BadGateway);
    }

    [Theory]
    [InlineData("silent-at-31", "MaxWindows is 30, so that 'Silent, from job 31' never strikes; *")]
    [InlineData("breaks-at-32", "MaxWindows is 30, so that 'Refuse, from job 32' never strikes; *")]
    public async Task Choose_AProfileBeyondTheWindows_IsRefusedAndChangesNothing(string profile, string message)
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Leak });

        emulator.Server.Faults.Invoking(board => board.Choose(profile)).Should().Throw<ArgumentException>().WithMessage(message);

        (emulator.Server.Faults.Profile, emulator.Server.Faults.Faults.Count).Should().Be(("healthy", 1));
        emulator.Server.Faults.Choose("breaks-at-31");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(2)]
    public async Task Switch_NoSuchFault_Throws(int number)
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Error });

        emulator.Server.Faults.Invoking(board => board.Switch(number, on: false)).Should().Throw<ArgumentOutOfRangeException>();
    }

    [Fact]
    public async Task Faults_Combined_StrikeTogether()
    {
        await using var emulator = await FaultyEmulator.StartAsync(
            new Fault { Kind = FaultKind.Slow, Delay = TimeSpan.FromSeconds(2), Route = "channels" },
            new Fault { Kind = FaultKind.ProxyError, Between = new(TimeSpan.FromSeconds(1)), Route = "channels" },
            new Fault { Kind = FaultKind.Refuse, FromJob = 2 });
        emulator.Time.Advance(TimeSpan.FromSeconds(1));

        using var answer = await emulator.LetPassAsync(emulator.Http.GetAsync("channels"));
        await emulator.ConfigureAsync();
        using var refused = await emulator.PostAsync(EmulatorUnderTest.LiveJob);

        answer.StatusCode.Should().Be(HttpStatusCode.BadGateway);
        refused.StatusCode.Should().Be(HttpStatusCode.ServiceUnavailable);
        emulator.Struck().Should().BeEquivalentTo([FaultKind.Slow, FaultKind.ProxyError, FaultKind.Refuse]);
    }

    private static async Task<HttpStatusCode> StatusAsync(EmulatorUnderTest emulator)
    {
        using var answer = await emulator.Http.GetAsync("channels").WaitAsync(EmulatorUnderTest.Bound);
        return answer.StatusCode;
    }
}
