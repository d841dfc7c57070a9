using FocusServer.Evidence.Events;

namespace FocusServer.Specs.Drivers;

/// <summary>Somebody who stops the ramp as soon as it grows to a level.</summary>
internal sealed class StopAtLevel(int level, StopSignal stop) : IRunObserver
{
    public void On(RunEvent runEvent)
    {
        if (runEvent is StepStarted { Step.Level: var reached } && reached == level)
        {
            stop.Stop();
        }
    }
}
