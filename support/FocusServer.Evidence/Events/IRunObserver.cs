namespace FocusServer.Evidence.Events;

/// <summary>Is told what happens in a run, one event at a time, in order.</summary>
public interface IRunObserver
{
    /// <summary>Takes note of an event. When it throws, the ramp asks for no further job, cleans up, and proves nothing.</summary>
    void On(RunEvent runEvent);
}
