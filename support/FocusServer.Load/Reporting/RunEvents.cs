using FocusServer.Evidence.Events;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.Reporting;

/// <summary>
/// Tells every observer what happens, one event at a time however many jobs change at once. An observer that fails ends the ramp, but never
/// the cleanup: from its failure on, no job can be asked for, and everything else goes on.
/// </summary>
internal sealed class RunEvents(IReadOnlyList<IRunObserver> observers)
{
    private readonly Lock _gate = new();

    /// <summary>The exception of the first observer that failed; null when none did.</summary>
    public Exception? Failure { get; private set; }

    /// <exception cref="InvalidOperationException">A job is about to be asked for, and that cannot be written down.</exception>
    public void Publish(RunEvent runEvent)
    {
        lock (_gate)
        {
            foreach (var observer in observers)
            {
                Tell(observer, runEvent);
            }

            if (Failure is not null && runEvent is JobChanged { Job.State: JobState.Requested })
            {
                throw new InvalidOperationException($"The run can no longer be written down, so no job is asked for: {Failure.Message}", Failure);
            }
        }
    }

    private void Tell(IRunObserver observer, RunEvent runEvent)
    {
        try
        {
            observer.On(runEvent);
        }
#pragma warning disable CA1031 // Whatever it is, jobs that exist must still be cleaned up
        catch (Exception e)
#pragma warning restore CA1031
        {
            Failure ??= e;
        }
    }
}
