using System.ComponentModel;
using System.Diagnostics;
using System.Reflection;
using FocusServer.Load.Cleanup;
using FocusServer.Suite.Runs;
using FocusServer.Suite.Settings;

namespace FocusServer.Suite.Cleanup;

/// <summary>
/// A second process that stands by while a ramp runs. On Ctrl-C the test platform kills the tests' process, and all its descendants, before it has
/// cleaned up. This process is no descendant, hears no signal, and does then what the journal says is left to do.
/// </summary>
public static class Standby
{
    internal const string Command = "clean-up-after";

    internal const string Terminal = "/dev/tty";

    /// <summary>Starts the process.</summary>
    /// <param name="suite">The program to start; its entry point hands its arguments to <see cref="StandbyProgram"/>.</param>
    /// <param name="journal">The journal of the run.</param>
    /// <returns>Whether it runs, on its own; false when this machine does not let it.</returns>
    public static async Task<bool> TryStartAsync(Assembly suite, string journal)
    {
        // Its parent exits at once, so that it cannot be found by way of its ancestors.
        string[] program = [Host(), suite.Location, Command, journal];
        var start = OperatingSystem.IsWindows()
            ? new ProcessStartInfo("cmd.exe", ["/c", "start", "focus-standby", "/b", .. program])
            : new ProcessStartInfo("/bin/sh", ["-c", "\"$@\" </dev/null >/dev/null 2>&1 &", "sh", .. program]);
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
    internal static async Task TakeOverAsync(string journal, Func<SuiteSettings> readSettings, TimeProvider time, string terminal)
    {
        if (JournalSweep.IsFinished(journal))
        {
            return;
        }

        Tell(["", "🛑 STOPPED: the tests' process ended before its cleanup did, which proves nothing. The cleanup goes on without it, for a minute or so."]);
        var swept = await SuiteSweep.From(readSettings(), time).SweepAsync(journal, CancellationToken.None);
        Tell(SweepReport.Lines(swept is null ? [] : [swept]));

        void Tell(IReadOnlyList<string> lines)
        {
            File.AppendAllLines(Path.Combine(Path.GetDirectoryName(journal)!, RunFolder.ReportName), lines);
            TryShow(terminal, lines);
        }
    }

    internal static string Host() => Environment.GetEnvironmentVariable("DOTNET_HOST_PATH")
        ?? (Path.GetFileNameWithoutExtension(Environment.ProcessPath) == "dotnet" ? Environment.ProcessPath! : "dotnet");

    private static void TryShow(string terminal, IReadOnlyList<string> lines)
    {
        try
        {
            if (!OperatingSystem.IsWindows())
            {
                File.AppendAllLines(terminal, lines);
            }
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // There is no terminal.
        }
    }
}
