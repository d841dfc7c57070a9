using FocusServer.Evidence.Events;

namespace FocusServer.Load.Timing;

/// <summary>Skips most of the time that a server on the run's clock takes to notice closed streams; nothing is measured then.</summary>
/// <param name="clock">The clock of the run and of its server.</param>
/// <param name="idleTime">The time to skip: less than the server takes.</param>
public sealed class IdleTimeSkip(PacedTimeProvider clock, TimeSpan idleTime) : IRunObserver
{
    // The rest of the deadline must be long enough to receive the server's last answer.
    private static readonly TimeSpan _lastWord = TimeSpan.FromSeconds(20);

    /// <inheritdoc/>
    public void On(RunEvent runEvent)
    {
        if (runEvent is JobsClosed closed && closed.Deadline > idleTime + _lastWord)
        {
            clock.Skip(idleTime);
        }
    }
}
