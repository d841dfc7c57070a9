namespace FocusServer.Emulator.Faults;

/// <summary>Keeps the most recent events.</summary>
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

    public void Clear()
    {
        lock (_gate)
        {
            _events.Clear();
            _count = 0;
        }
    }

    public IReadOnlyList<EmulatorEvent> Snapshot() => [.. Since(0).Select(each => each.Event)];

    /// <summary>Gets the events after a number by time, then by subject: the order in which threads arrive is no order.</summary>
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
