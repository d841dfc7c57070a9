using FocusServer.Evidence.Events;
using FocusServer.Suite.Stopping;

namespace FocusServer.Suite.Disturbances;

/// <summary>Stops a ramp, as Ctrl-C does, as soon as it grows to a level.</summary>
/// <param name="level">The level, in jobs.</param>
/// <param name="stop">What stops the ramp.</param>
public sealed class StopAtLevel(int level, StopSignal stop) : IRunObserver
{
    /// <inheritdoc/>
    public void On(RunEvent runEvent)
    {
        if (runEvent is StepStarted { Step.Level: var reached } && reached == level)
        {
            stop.Stop();
        }
    }
}
