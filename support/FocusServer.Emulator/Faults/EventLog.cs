namespace FocusServer.Emulator.Faults;

/// <summary>Remembers which faults struck; of very many, the last ones.</summary>
internal sealed class EventLog(ScenarioTime time)
{
    public const int Capacity = 10_000;

    private readonly Lock _gate = new();
    private readonly Queue<EmulatorEvent> _events = [];

    public void Add(FaultKind kind, string subject, string effect)
    {
        lock (_gate)
        {
            if (_events.Count == Capacity)
            {
                _events.Dequeue();
            }

            _events.Enqueue(new EmulatorEvent(time.Elapsed, kind, subject, effect));
        }
    }

    /// <summary>Forgets them all.</summary>
    public void Clear()
    {
        lock (_gate)
        {
            _events.Clear();
        }
    }

    /// <summary>The events by time. Those of one moment stand by subject: in which order threads got here says nothing, and is not the same twice.</summary>
    public IReadOnlyList<EmulatorEvent> Snapshot()
    {
        EmulatorEvent[] events;
        lock (_gate)
        {
            events = [.. _events];
        }

        return [.. events.OrderBy(e => e.At).ThenBy(e => e.Subject, StringComparer.Ordinal).ThenBy(e => e.Kind).ThenBy(e => e.Effect, StringComparer.Ordinal)];
    }
}
