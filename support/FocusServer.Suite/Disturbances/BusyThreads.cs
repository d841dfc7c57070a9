using FocusServer.Evidence.Events;

namespace FocusServer.Suite.Disturbances;

/// <summary>Blocks the threads of the process while a ramp grows, so that the load generator has to wait for its own. The cleanup has its peace.</summary>
public sealed class BusyThreads : IRunObserver
{
    private static readonly TimeSpan _block = TimeSpan.FromSeconds(0.2);

    private bool _busy;
    private volatile bool _stop;

    /// <summary>Gets whether they have their peace from the end of the first hold on; false by default.</summary>
    public bool InFirstHoldOnly { get; init; }

    /// <inheritdoc/>
    public void On(RunEvent runEvent)
    {
        if (runEvent is HoldStarted && !_busy)
        {
            _busy = true;
            ThreadPool.GetMinThreads(out var least, out _);
            Enumerable.Range(0, Math.Max(least, ThreadPool.ThreadCount) * 2).ToList().ForEach(_ => Queue());
        }
        else if (runEvent is CleanupStarted || (InFirstHoldOnly && runEvent is StepJudged))
        {
            _stop = true;
        }
    }

    private void Queue() => ThreadPool.UnsafeQueueUserWorkItem(_ => Block(), null);

    private void Block()
    {
        if (!_stop)
        {
            SpinWait.SpinUntil(() => _stop, _block);
            Queue();
        }
    }
}
