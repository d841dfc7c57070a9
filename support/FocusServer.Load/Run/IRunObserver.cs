using FocusServer.Load.Run.Events;

namespace FocusServer.Load.Run;

/// <summary>Is told what happens in a run, one event at a time, in order.</summary>
public interface IRunObserver
{
    /// <summary>
    /// Takes note of an event. What it throws stops whatever caused the event, so that no job is asked for that could not be written down.
    /// </summary>
    void On(RunEvent runEvent);
}
