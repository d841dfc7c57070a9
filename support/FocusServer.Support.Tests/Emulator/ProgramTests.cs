using System.Diagnostics;
using FluentAssertions;
using FocusServer.Emulator;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>The emulator in a process of its own.</summary>
[Collection("Known ports")]
public class ProgramTests
{
    private static readonly string _assembly = typeof(FocusServerEmulator).Assembly.Location;

    [Fact]
    public async Task Program_Interrupted_ExitsWithZeroWithinTwoSeconds()
    {
        if (OperatingSystem.IsWindows())
        {
            return; // where a process cannot send Ctrl-C to another
        }

        using var program = Start("--urls", "http://127.0.0.1:0", "--job-port-base", $"{FreePorts.FindBlock(30) - 1}");
        try
        {
            var line = await program.StandardOutput.ReadLineAsync().WaitAsync(EmulatorUnderTest.Bound);
            using var http = new HttpClient { BaseAddress = new Uri(line!.Split(' ').First(word => word.StartsWith("http", StringComparison.Ordinal)).TrimEnd(',')) };
            (await http.GetStringAsync("ack").WaitAsync(EmulatorUnderTest.Bound)).Should().Be("{}");

            using var kill = Process.Start("kill", ["-INT", $"{program.Id}"]);

            await program.WaitForExitAsync().WaitAsync(TimeSpan.FromSeconds(2));
            program.ExitCode.Should().Be(0);
        }
        finally
        {
            End(program);
        }
    }

    [Fact]
    public async Task Program_WrongOption_SaysSoAndEnds()
    {
        using var program = Start("--urls", "http://0.0.0.0:1");

        await program.WaitForExitAsync().WaitAsync(EmulatorUnderTest.Bound);

        program.ExitCode.Should().Be(1);
        (await program.StandardError.ReadToEndAsync()).Should().StartWith("--urls has 'http://0.0.0.0:1'; allowed are http://127.0.0.1:<port>");
    }

    [Fact]
    public async Task Program_PortInUse_SaysWhichAndEnds()
    {
        var port = FreePorts.FindBlock(1);
        using var other = FreePorts.Take(port);
        using var program = Start("--urls", $"http://127.0.0.1:{port}");

        await program.WaitForExitAsync().WaitAsync(EmulatorUnderTest.Bound);

        program.ExitCode.Should().Be(1);
        (await program.StandardError.ReadToEndAsync()).Should().Contain($"{port}").And.NotContain("   at ");
    }

    [Fact]
    public async Task Program_AskedForHelp_GivesIt()
    {
        using var program = Start("--help");

        await program.WaitForExitAsync().WaitAsync(EmulatorUnderTest.Bound);

        program.ExitCode.Should().Be(0);
        (await program.StandardOutput.ReadToEndAsync()).Trim().Should().Be(EmulatorArguments.Help);
    }

    private static Process Start(params string[] arguments) => Process.Start(
        new ProcessStartInfo("dotnet", [_assembly, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true })!;

    private static void End(Process program)
    {
        if (!program.HasExited)
        {
            program.Kill();
        }
    }
}
