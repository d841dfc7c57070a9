using FocusServer.Load.Run.Events;

namespace FocusServer.Load.Run;

/// <summary>Tells every observer what happens, one event at a time however many jobs change at once.</summary>
internal sealed class RunEvents(IReadOnlyList<IRunObserver> observers)
{
    private readonly Lock _gate = new();

    public void Publish(RunEvent runEvent)
    {
        lock (_gate)
        {
            foreach (var observer in observers)
            {
                observer.On(runEvent);
            }
        }
    }
}
