using FocusServer.Evidence.Measurements;
using FocusServer.Load.Measuring;
using FocusServer.Load.SelfMonitoring;

namespace FocusServer.Support.Tests.Load.Strain;

/// <summary>The monitor of a simulated machine that stands still now and then: it sees that, as a real one would, when the machine goes on.</summary>
/// <param name="clock">The clock of the world, by which the machine stands still.</param>
/// <param name="pauses">The times in which it does.</param>
internal sealed class PauseMonitor(EventClock clock, IReadOnlyCollection<(TimeSpan From, TimeSpan Until)> pauses) : IGeneratorMonitor
{
    private static readonly TimeSpan _window = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan _noticed = TimeSpan.FromMilliseconds(100);

    private TimeSpan _taken;

    public GeneratorMeasurement Take()
    {
        var measured = new GeneratorMeasurement();
        for (var now = clock.Elapsed; _taken < now;)
        {
            var end = _taken + _window < now ? _taken + _window : now;
            measured.Add(Look(_taken, end));
            _taken = end;
        }

        return measured;
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    // Besides, it collects garbage as it likes, which hinders nothing.
    private GeneratorWindow Look(TimeSpan from, TimeSpan until)
    {
        var lag = new LatencyHistogram(digits: 3);
        var late = pauses.Where(pause => pause.From < until && pause.Until > from).Select(pause => pause.Until - pause.From).DefaultIfEmpty().Max();
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
