using FocusServer.Evidence.Measurements;
using FocusServer.Load.Measuring;
using FocusServer.Load.SelfMonitoring;

namespace FocusServer.Support.Tests.Load.Strain;

/// <summary>
/// A machine that stands still now and then, drawn from a seed: what is due meanwhile comes late, and its monitor sees it, as a real one would.
/// Besides, it collects garbage as it likes, which hinders nothing.
/// </summary>
internal sealed class StrainedMachine : IGeneratorMonitor
{
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _noticed = TimeSpan.FromMilliseconds(100);

    private readonly EventClock _clock;
    private readonly List<(TimeSpan From, TimeSpan Until)> _pauses;
    private TimeSpan _taken;

    public StrainedMachine(EventClock clock, Random random, int longestMilliseconds)
    {
#pragma warning disable CA5394 // Chance that can be repeated is what is wanted
        var (often, longest) = (random.Next(1000, 40_000), (int)(random.NextDouble() * random.NextDouble() * longestMilliseconds) + 1);
        _pauses = [];
        var until = random.Next(3) == 0 ? 20 * 60_000 : random.Next(5000, 120_000);

        // Whole milliseconds, the timers' own grain: what waits for less does not wait at all, and virtual time would stand still.
        for (var at = random.Next(often); at < until;)
        {
            var end = at + random.Next(longest);
            _pauses.Add((TimeSpan.FromMilliseconds(at), TimeSpan.FromMilliseconds(end)));
            at = end + random.Next(1, often * 2);
        }

#pragma warning restore CA5394
        _clock = clock;
        clock.FiresAt = due => _pauses.Find(pause => pause.From <= due && due < pause.Until) is { Until: var end } && end > due ? end : due;
    }

    public GeneratorMeasurement Take()
    {
        var measured = new GeneratorMeasurement();
        for (var now = _clock.Elapsed; _taken < now;)
        {
            var end = _taken + _window < now ? _taken + _window : now;
            measured.Add(Look(_taken, end));
            _taken = end;
        }

        return measured;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // A pause is seen when it is over, in the window in which the machine goes on.
    private GeneratorWindow Look(TimeSpan from, TimeSpan until)
    {
        var lag = new LatencyHistogram(digits: 3);
        var late = _pauses.Where(pause => pause.From < until && pause.Until > from).Select(pause => pause.Until - pause.From).DefaultIfEmpty().Max();
        if (late > TimeSpan.Zero)
        {
            lag.Add(late);
        }

        return new()
        {
            Length = until - from,
            Lag = lag,
            OverloadReasons = late > _noticed ? [OverloadReason.ScheduleLag] : [],
            Strains = [OverloadReason.GarbageCollection],
        };
    }
}
