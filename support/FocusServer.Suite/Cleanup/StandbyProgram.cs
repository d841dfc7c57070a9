using FocusServer.Load.Cleanup;
using FocusServer.Suite.Clocks;
using FocusServer.Suite.Settings;
using FocusServer.Suite.Stopping;

namespace FocusServer.Suite.Cleanup;

/// <summary>The suite as a process of its own, which <see cref="Standby"/> starts. People have <c>dotnet test --filter Category=sweep</c> instead.</summary>
public static class StandbyProgram
{
    /// <summary>Waits until the tests' process has ended, and does what it left to do.</summary>
    /// <param name="arguments">The arguments of the program.</param>
    /// <param name="readSettings">Reads the settings of the run, once there is something to do.</param>
    /// <returns>The exit code: 1 when the arguments are not those of <see cref="Standby"/>.</returns>
    public static Task<int> RunAsync(string[] arguments, Func<SuiteSettings> readSettings) => RunAsync(arguments, readSettings, Standby.Terminal);

    internal static async Task<int> RunAsync(string[] arguments, Func<SuiteSettings> readSettings, string terminal)
    {
        if (arguments is not [Standby.Command, var journal])
        {
            await Console.Error.WriteLineAsync("These are tests: run them with dotnet test.");
            return 1;
        }

        // A signal that ends the tests, by Ctrl-C say, ends all processes around them.
        using var deaf = new DeafToSignals();
        var site = SiteOfRun.For(Path.GetFullPath(Path.Combine(journal, "../../..")), AppContext.BaseDirectory);
        while (JournalSweep.IsHeld(journal))
        {
            await Task.Delay(TimeSpan.FromSeconds(0.5), SuiteClock.RealTime, CancellationToken.None);
        }

        await Standby.TakeOverAsync(journal, readSettings, SuiteClock.RealTime, terminal);
        await site.WriteAsync(SuiteClock.RealTime);
        return 0;
    }
}
