namespace FocusServer.Emulator.Faults;

/// <summary>Remembers which faults struck; of very many, the last ones.</summary>
internal sealed class EventLog(ScenarioTime time)
{
    public const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly Queue<NumberedEvent> _events = [];
    private int _count;

    public void Add(FaultKind kind, string subject, string effect)
    {
        lock (_gate)
        {
            if (_events.Count == Capacity)
            {
                _events.Dequeue();
            }

            _events.Enqueue(new NumberedEvent(++_count, new EmulatorEvent(time.Elapsed, kind, subject, effect)));
        }
    }

    /// <summary>Forgets them all, and counts from 1 again.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _events.Clear();
            _count = 0;
        }
    }

    /// <summary>The events by time. Those of one moment stand by subject: in which order threads got here says nothing, and is not the same twice.</summary>
    public IReadOnlyList<EmulatorEvent> Snapshot() => [.. Since(0).Select(each => each.Event)];

    /// <summary>The events that came after one, by time.</summary>
    /// <param name="number">The last one that is known; 0: none.</param>
    public IReadOnlyList<NumberedEvent> Since(int number)
    {
        NumberedEvent[] events;
        lock (_gate)
        {
            events = [.. _events.Where(each => each.Number > number)];
        }

        return
        [
            .. events.OrderBy(each => each.Event.At)
                .ThenBy(each => each.Event.Subject, StringComparer.Ordinal)
                .ThenBy(each => each.Event.Kind)
                .ThenBy(each => each.Event.Effect, StringComparer.Ordinal),
        ];
    }
}
