using FluentAssertions;
using FocusServer.Load.Running;
using FocusServer.Suite.Stopping;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Stopping;

public class StopSignalTests
{
    [Fact]
    public void Stop_IsWhatCtrlCIs_AndLeavesTheCleanupItsTime()
    {
        using var stop = new StopSignal();
        stop.Token.IsCancellationRequested.Should().BeFalse("nothing has come yet");

        stop.Stop();

        stop.Token.IsCancellationRequested.Should().BeTrue();
        stop.Request(pace: 10).Should().Be(new StopRequest("Ctrl-C"));
    }

    [Theory]
    [InlineData("TERM", "StopRequest { Reason = asked to terminate, CleanUpWithin = 00:02:30 }")]
    [InlineData("INT", "StopRequest { Reason = Ctrl-C, CleanUpWithin =  }")]
    public async Task Signal_TheFirst_StopsTheRunAndTheSecondEndsTheProcess(string signal, string expected)
    {
        if (OperatingSystem.IsWindows())
        {
            // There are no such signals.
            return;
        }

        using var program = await SignalProgram.StartAsync(SignalProgram.Hears);

        await program.SignalAsync(signal);
        (await program.ReadLineAsync()).Should().Be(expected, "15 s of real time are 150 s at pace {0}", SignalProgram.Pace);
        await program.SignalAsync(signal);

        (await program.WaitForExitAsync()).Should().NotBe(0, "it did not end by itself");
    }

    [Fact]
    public async Task Signal_ToTheProcess_HoldsForTheNextRampToo()
    {
        if (OperatingSystem.IsWindows())
        {
            // There are no such signals.
            return;
        }

        using var program = await SignalProgram.StartAsync(SignalProgram.Hears);
        await program.SignalAsync("TERM");
        await program.ReadLineAsync();

        await program.WriteLineAsync("");

        (await program.ReadLineAsync()).Should().Be("True");
    }

    [Theory]
    [InlineData(0)]
    [InlineData(1)]
    public async Task End_OfAProcessThatStartedTheTests_StopsTheRun(int ended)
    {
        using var dotnetTest = await SignalProgram.StartAsync(SignalProgram.Hears);
        using var platform = await SignalProgram.StartAsync(SignalProgram.Hears);
        SignalProgram[] starters = [dotnetTest, platform];
        using var program = await SignalProgram.StartAsync(SignalProgram.Hears, $"{dotnetTest.Id} {platform.Id}");
        var said = program.ReadLineAsync();
        await Task.Delay(TimeSpan.FromSeconds(2), SuiteUnderTest.RealTime, CancellationToken.None);
        said.IsCompleted.Should().BeFalse("both are alive");

        starters[ended].Kill();

        (await said).Should().Be("StopRequest { Reason = dotnet test, which had started the tests, ended before them, CleanUpWithin =  }");
    }
}
