using FocusServer.Evidence.Observations;

namespace FocusServer.Load.Running;

/// <summary>
/// Takes what is seen beside the server, while a ramp runs, and makes events of it. Nothing of the ramp waits for it but the report, which asks once, after
/// the cleanup, what is left; and nothing is judged by it.
/// </summary>
public sealed class Witness
{
    /// <summary>The most that is noted in one run; what comes after that is left out, and a note says so.</summary>
    public const int Most = 20_000;

    private readonly Lock _gate = new();
    private readonly List<(Observation Seen, TimeSpan Age)> _early = [];
    private Action<Observation, TimeSpan>? _publish;
    private int _noted;
    private bool _closed;

    /// <summary>Asks, after the cleanup, what is left of the run's jobs. It ends in time by itself, and throws nothing; by default it asks nobody.</summary>
    public Func<Task> ConcludeAsync { get; set; } = () => Task.CompletedTask;

    /// <summary>Notes something that was seen. Before the run began it is kept, and after its end it is dropped.</summary>
    /// <param name="seen">What was seen.</param>
    /// <param name="age">How long ago it happened, in real time.</param>
    public void Note(Observation seen, TimeSpan age = default)
    {
        ArgumentNullException.ThrowIfNull(seen);
        lock (_gate)
        {
            if (_closed || _noted > Most)
            {
                return;
            }

            var kept = ++_noted <= Most ? seen : seen with { Kind = ObservationKind.NotMeasured, Reason = $"more than {Most} notes; the others are left out" };
            if (_publish is null)
            {
                _early.Add((kept, age));
            }
            else
            {
                _publish(kept, age);
            }
        }
    }

    /// <summary>Begins to publish what is noted; null ends it.</summary>
    internal void Attach(Action<Observation, TimeSpan>? publish)
    {
        lock (_gate)
        {
            (_publish, _closed) = (publish, publish is null);
            _early.ForEach(one => publish?.Invoke(one.Seen, one.Age));
            _early.Clear();
        }
    }
}
