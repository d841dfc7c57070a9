using FocusServer.Emulator;
using FocusServer.Load.Run;
using FocusServer.Load.Run.Events;

namespace FocusServer.Specs.Drivers;

/// <summary>
/// Skips the time that an embedded server takes to notice that a run has closed its streams, but for the last of its idle checks. Nothing is measured
/// then, and to wait for it would prove nothing.
/// </summary>
internal sealed class IdleTimeSkip(PacedTimeProvider clock, EmulatorOptions server) : IRunObserver
{
    /// <inheritdoc/>
    public void On(RunEvent runEvent)
    {
        var skipped = server.IdleCheckInterval * (server.IdleChecks - 1);
        if (runEvent is JobsClosed closed && closed.Deadline > skipped + server.IdleCheckInterval)
        {
            clock.Skip(skipped);
        }
    }
}
