using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.Generators;

/// <summary>The transitions of a load generator's jobs, until its coordinator has seen them.</summary>
internal sealed class TransitionLog : IRunObserver
{
    private readonly Lock _gate = new();
    private readonly Queue<NumberedTransition> _open = [];
    private long _last;

    public IReadOnlyList<NumberedTransition> Open
    {
        get
        {
            lock (_gate)
            {
                return [.. _open];
            }
        }
    }

    public void On(RunEvent runEvent)
    {
        // The coordinator has written down by itself what it orders, and what it has learnt from the server.
        if (runEvent is JobChanged { Job: { State: not (JobState.Requested or JobState.Gone) } job })
        {
            lock (_gate)
            {
                _open.Enqueue(new NumberedTransition(++_last, job));
            }
        }
    }

    public void Forget(long seen)
    {
        lock (_gate)
        {
            while (_open.TryPeek(out var transition) && transition.Number <= seen)
            {
                _open.Dequeue();
            }
        }
    }
}
