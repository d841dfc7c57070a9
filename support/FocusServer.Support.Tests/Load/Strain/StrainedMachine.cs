using FocusServer.Load.SelfMonitoring;

namespace FocusServer.Support.Tests.Load.Strain;

/// <summary>
/// A machine that stands still now and then, drawn from a seed: what is due meanwhile comes late, and its monitor sees it, as a real one would.
/// </summary>
internal sealed class StrainedMachine : IGeneratorMonitor
{
    private readonly PauseMonitor _monitor;

    public StrainedMachine(EventClock clock, Random random, int longestMilliseconds)
    {
#pragma warning disable CA5394 // Chance that can be repeated is what is wanted
        var (often, longest) = (random.Next(1000, 40_000), (int)(random.NextDouble() * random.NextDouble() * longestMilliseconds) + 1);
        var pauses = new List<(TimeSpan From, TimeSpan Until)>();
        var until = random.Next(3) == 0 ? 20 * 60_000 : random.Next(5000, 120_000);

        // Whole milliseconds, the timers' own grain: what waits for less does not wait at all, and virtual time would stand still.
        for (var at = random.Next(often); at < until;)
        {
            var end = at + random.Next(longest);
            pauses.Add((TimeSpan.FromMilliseconds(at), TimeSpan.FromMilliseconds(end)));
            at = end + random.Next(1, often * 2);
        }

#pragma warning restore CA5394
        _monitor = new PauseMonitor(clock, pauses);
        clock.FiresAt = due => pauses.Find(pause => pause.From <= due && due < pause.Until) is { Until: var end } && end > due ? end : due;
    }

    public GeneratorMeasurement Take() => _monitor.Take();

    public ValueTask DisposeAsync() => _monitor.DisposeAsync();
}
