using FocusServer.Load.Cleanup;
using FocusServer.Specs.Drivers;

namespace FocusServer.Specs;

/// <summary>
/// The suite as a process of its own, which cleans up after the tests' process when that is ended before it could. Not for people: they have
/// <c>dotnet test --filter Category=sweep</c>.
/// </summary>
internal static class Program
{
    public static async Task<int> Main(string[] args)
    {
        if (args is not [Standby.Command, var journal])
        {
            await Console.Error.WriteLineAsync("These are tests: run them with dotnet test.");
            return 1;
        }

        // Whoever ends the tests, by Ctrl-C say, ends all processes around them.
        using var deaf = new DeafToSignals();
#pragma warning disable RS0030 // A program's entry point: here the system's clock comes in
        var time = TimeProvider.System;
#pragma warning restore RS0030
        while (JournalSweep.IsHeld(journal))
        {
            await Task.Delay(TimeSpan.FromSeconds(0.5), time, CancellationToken.None);
        }

        await Standby.TakeOverAsync(journal, time);
        return 0;
    }
}
