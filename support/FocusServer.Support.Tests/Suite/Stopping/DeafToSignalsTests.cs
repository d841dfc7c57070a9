using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Stopping;

public class DeafToSignalsTests
{
    [SkippableTheory]
    [InlineData("INT")]
    [InlineData("TERM")]
    [InlineData("QUIT")]
    [InlineData("HUP")]
    public async Task Signal_ThatCanBeRefused_DoesNotEndTheProcess(string signal)
    {
        if (OperatingSystem.IsWindows())
        {
            // There are no such signals.
            return;
        }

        Skip.If(signal == "HUP" && IsHangupIgnored(), "Whatever started this process, nohup say, has it ignore SIGHUP, and so do its children.");

        using var program = await SignalProgram.StartAsync(SignalProgram.IsDeaf);

        for (var i = 1; i <= 3; i++)
        {
            await program.SignalAsync(signal);
            (await program.ReadLineAsync()).Should().Be($"heard SIG{signal}");
            await program.WriteLineAsync($"alive {i}");
            (await program.ReadLineAsync()).Should().Be($"alive {i}");
        }

        await program.WriteLineAsync("");
        (await program.WaitForExitAsync()).Should().Be(0, "it ended by itself");
    }

    private static bool IsHangupIgnored() => OperatingSystem.IsLinux()
        && File.ReadLines("/proc/self/status").FirstOrDefault(line => line.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } ignored
        && (Convert.ToUInt64(ignored.Split(':')[1].Trim(), 16) & 1) != 0;
}
