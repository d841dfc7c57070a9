using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Lifecycle;

namespace FocusServer.Emulator.Jobs;

/// <summary>Applies the faults that strike when a job is requested.</summary>
internal sealed class JobAdmission(FaultBoard board, EventLog log, ScenarioTime time, Crash crash)
{
    private int _requested;

    /// <summary>Decides on a request. Calls must not overlap.</summary>
    /// <exception cref="OperationCanceledException">The server crashes at this job.</exception>
    public AdmittedJob Admit(JobRequest request, int concurrentIndex)
    {
        var (plan, ordinal) = (board.Plan.Jobs, ++_requested);
        if (plan.Count == 0)
        {
            return new AdmittedJob(new JobFaults(log, ordinal, concurrentIndex));
        }

        var elapsed = time.Elapsed;
        var striking = plan.Where(state => state.IsDue(elapsed, concurrentIndex) && state.Chooses((ulong)ordinal)).ToList();
        if (striking.Find(state => state.Kind == FaultKind.Crash && state.Fault.FromJob is not null) is { } crashing
            && crash.TryStrike(crashing, $"configure #{ordinal}"))
        {
            throw new OperationCanceledException("The server crashed.");
        }

        var decisive = striking.Find(state =>
            state.Kind switch
            {
                FaultKind.MongoDown => request.Recording is not null,
                FaultKind.WaitForFiber => request.Recording is null,
                _ => state.Rule.Group == FaultGroup.Admission,
            });
        var faults = new JobFaults(log, ordinal, concurrentIndex)
        {
            NeverStart = FirstOfPod(FaultKind.NeverStart),
            Silent = FirstOfPod(FaultKind.Silent),
            SlowServe = FirstOfPod(FaultKind.SlowServe),
            Leak = striking.Find(state => state.Kind == FaultKind.Leak),
        };
        return new AdmittedJob(faults, decisive is null ? null : Refuse(decisive, ordinal), decisive?.Kind == FaultKind.EvictOldest);

        FaultState? FirstOfPod(FaultKind kind) =>
            striking.Find(state => state.Rule.Group == FaultGroup.Pod) is { } first && first.Kind == kind ? first : null;
    }

    public void Restart() => _requested = 0;

    public void LogEviction(string jobId) => log.Add(FaultKind.EvictOldest, $"job {jobId}", "Ended, to make room for another.");

    private JobRefusal? Refuse(FaultState state, int ordinal)
    {
        var refusal = state.Kind switch
        {
            FaultKind.EvictOldest => null,
            FaultKind.WaitForFiber => new JobRefusal(
                503,
                "Cannot proceed: Missing required fiber metadata fields: prr",
                "System is waiting for fiber connection. Please check the connection of the fiber to the interrogator."),
            FaultKind.MongoDown => new JobRefusal(503, "Service unavailable", "MongoDB cannot be reached."),
            FaultKind.RabbitDown => new JobRefusal(503, "Service unavailable", "RabbitMQ cannot be reached."),
            _ when state.Status == 200 => new JobRefusal(200, "No GPU capacity left", null),
            _ => JobRefusal.NoCapacity("No resources are left for another job.", state.Status),
        };
        if (refusal is not null)
        {
            log.Add(state.Kind, $"configure #{ordinal}", $"Refused with {refusal.Status}.");
        }

        return refusal;
    }
}

/// <summary>Represents the decision on a request for a job.</summary>
internal readonly record struct AdmittedJob(JobFaults Faults, JobRefusal? Refusal = null, bool EvictsOldest = false);
