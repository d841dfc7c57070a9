using FocusServer.Evidence.Events;

namespace FocusServer.Load.Running;

/// <summary>
/// Takes the wishes of people who watch a ramp, while it runs: to stay at a level, to go on, to finish. Each is an event of the run. A ramp that is not
/// steered is not changed by it.
/// </summary>
/// <param name="finish">Cuts the ramp short; is told who wished it.</param>
public sealed class Steering(Action<string> finish)
{
    private readonly Lock _gate = new();
    private Action<SteeringWish, string>? _publish;
    private TaskCompletionSource? _stay;

    /// <summary>True while the ramp stays at a level, or will after the hold that is going on.</summary>
    public bool Holds
    {
        get
        {
            lock (_gate)
            {
                return _stay is not null;
            }
        }
    }

    /// <summary>Takes a wish; returns why it cannot be granted, in a sentence, or null.</summary>
    /// <param name="wish">The wish.</param>
    /// <param name="who">The name of the person.</param>
    public string? Take(SteeringWish wish, string who)
    {
        TaskCompletionSource? released = null;
        lock (_gate)
        {
            if (FindObjection(wish) is { } objection)
            {
                return objection;
            }

            _publish!(wish, who);
            if (wish == SteeringWish.Hold)
            {
                // The ramp goes on inline: a hop to the thread pool would leave virtual time.
                _stay = new TaskCompletionSource();
            }
            else
            {
                (released, _stay) = (_stay, null);
            }

            if (wish == SteeringWish.Finish)
            {
                _publish = null;
            }
        }

        if (wish == SteeringWish.Finish)
        {
            finish(who);
        }

        released?.TrySetResult();
        return null;
    }

    /// <summary>Begins to take wishes, each of which is published; null ends it.</summary>
    internal void Attach(Action<SteeringWish, string>? publish)
    {
        lock (_gate)
        {
            (_publish, _stay) = (publish, publish is null ? null : _stay);
        }
    }

    /// <summary>Waits until the ramp may go on; null when it has not been asked to stay.</summary>
    internal Task? WaitAsync(CancellationToken cancellationToken)
    {
        lock (_gate)
        {
            return _stay?.Task.WaitAsync(cancellationToken);
        }
    }

    private string? FindObjection(SteeringWish wish) => (wish, _publish, _stay) switch
    {
        (_, null, _) => "The ramp takes no wishes now: it has not begun, cleans up, or is over.",
        (SteeringWish.Hold, _, not null) => "The ramp is held already.",
        (SteeringWish.GoOn, _, null) => "The ramp is not held.",
        _ => null,
    };
}
