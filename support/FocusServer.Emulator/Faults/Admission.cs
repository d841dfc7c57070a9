using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Faults;

/// <summary>Decides what faults do to a job that is asked for.</summary>
internal sealed class Admission(FaultBoard board, EventLog log, ScenarioTime time, Crash crash)
{
    private int _asked;

    /// <summary>To be asked for one job after the other.</summary>
    /// <param name="request">What is asked for.</param>
    /// <param name="place">Which job it would be of those that live.</param>
    /// <exception cref="OperationCanceledException">The server crashes over it.</exception>
    public AdmittedJob Admit(JobRequest request, int place)
    {
        var (plan, ordinal) = (board.Plan.Jobs, ++_asked);
        if (plan.Count == 0)
        {
            return new AdmittedJob(new JobFaults(log, ordinal, place));
        }

        var elapsed = time.Elapsed;
        var striking = plan.Where(state => state.IsDue(elapsed, place) && state.Chooses((ulong)ordinal)).ToList();
        if (striking.Find(state => state.Kind == FaultKind.Crash && state.Fault.FromJob is not null) is { } crashing && crash.TryStrike(crashing, $"configure #{ordinal}"))
        {
            throw new OperationCanceledException("The server crashed.");
        }

        var turned = striking.Find(state => state.Rule.Group == FaultGroup.Admission || (state.Kind == FaultKind.MongoDown && request.Recording is not null));
        var faults = new JobFaults(log, ordinal, place)
        {
            NeverStart = OfPod(FaultKind.NeverStart),
            Silent = OfPod(FaultKind.Silent),
            Leak = striking.Find(state => state.Kind == FaultKind.Leak),
        };
        return new AdmittedJob(faults, turned is null ? null : Refuse(turned, ordinal), turned?.Kind == FaultKind.EvictOldest);

        FaultState? OfPod(FaultKind kind) => striking.Find(state => state.Rule.Group == FaultGroup.Pod) is { } first && first.Kind == kind ? first : null;
    }

    /// <summary>Counts from 1 again.</summary>
    public void Restart() => _asked = 0;

    /// <summary>Tells that a job was ended to make room.</summary>
    public void TellEvicted(string jobId) => log.Add(FaultKind.EvictOldest, $"job {jobId}", "Ended, to make room for another.");

    private JobRefusal? Refuse(FaultState state, int ordinal)
    {
        var refusal = state.Kind switch
        {
            FaultKind.EvictOldest => null,
            FaultKind.WaitForFiber => new JobRefusal(
                503, "Waiting for fiber", "System is waiting for fiber connection. Please check the connection of the fiber to the interrogator."),
            FaultKind.MongoDown => new JobRefusal(503, "Service unavailable", "MongoDB cannot be reached."),
            FaultKind.RabbitDown => new JobRefusal(503, "Service unavailable", "RabbitMQ cannot be reached."),
            _ => JobRefusal.NoCapacity("No resources are left for another job.", state.Status),
        };
        if (refusal is not null)
        {
            log.Add(state.Kind, $"configure #{ordinal}", $"Refused with {refusal.Status}.");
        }

        return refusal;
    }
}
