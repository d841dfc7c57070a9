using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using FocusServer.Load.Cleanup;

namespace FocusServer.Specs.Drivers;

/// <summary>
/// A second process that stands by while a ramp runs. On Ctrl-C the test platform kills the tests' process, and all its descendants, before it has
/// cleaned up. This process is no descendant, hears no signal, and does then what the journal says is left to do.
/// </summary>
internal static class Standby
{
    public const string Command = "clean-up-after";

    private const string Terminal = "/dev/tty";

    /// <summary>Starts it; returns when it runs on its own, or false when this machine does not let it.</summary>
    public static async Task<bool> TryStartAsync(string journal)
    {
        // Its parent exits at once, so that nobody finds it by way of its ancestors.
        string[] suite = [Host(), Assembly.GetExecutingAssembly().Location, Command, journal];
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", "start", "focus-standby", "/b", .. suite])
            : new ProcessStartInfo("/bin/sh", ["-c", "\"$@\" </dev/null >/dev/null 2>&1 &", "sh", .. suite]);
        try
        {
            using var parent = Process.Start(start)!;
            await parent.WaitForExitAsync();
            return parent.ExitCode == 0;
        }
        catch (Win32Exception)
        {
            return false;
        }
    }

    /// <summary>Does what is left to do, and says so in the run's report.</summary>
    public static async Task TakeOverAsync(string journal, TimeProvider time)
    {
        if (JournalSweep.IsFinished(journal))
        {
            return;
        }

        Tell(journal, ["", "🛑 STOPPED: the tests' process ended before its cleanup did, which proves nothing. The cleanup goes on without it, for a minute or so."]);
        var swept = await SweepDriver.Sweep(time).SweepAsync(journal, CancellationToken.None);
        Tell(journal, SweepReport.Lines(swept is null ? [] : [swept]));
    }

    private static string Host() => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet");

    private static void Tell(string journal, IReadOnlyList<string> lines)
    {
        File.AppendAllLines(Path.Combine(Path.GetDirectoryName(journal)!, RunFolder.ReportName), lines);
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                File.AppendAllLines(Terminal, lines);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Nobody watches.
        }
    }
}
