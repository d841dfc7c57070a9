namespace FocusServer.Emulator.Faults;

/// <summary>Holds the faults that were chosen for one job.</summary>
/// <param name="log">The log for faults that strike.</param>
/// <param name="ordinal">The position among all jobs ever requested, from 1.</param>
/// <param name="concurrentIndex">The position among the jobs that existed when this one was requested, from 1.</param>
internal sealed class JobFaults(EventLog log, int ordinal, int concurrentIndex)
{
    private int _requests;
    private int _logged;

    public ulong Ordinal => (ulong)ordinal;

    public int ConcurrentIndex => concurrentIndex;

    public FaultState? NeverStart { get; init; }

    public FaultState? Silent { get; init; }

    public FaultState? Leak { get; init; }

    public FaultState? SlowServe { get; init; }

    public int NextRequest() => Interlocked.Increment(ref _requests);

    /// <summary>Returns true if the pod never starts; called when it is due to start.</summary>
    public bool KeepsPodDown(string jobId) => Strikes(NeverStart, 1, jobId, "Its pod does not start.");

    /// <summary>Returns true if the streams send nothing; called when a stream is opened.</summary>
    public bool KeepsSilent(string jobId) => Strikes(Silent, 2, jobId, "Its streams send nothing.");

    /// <summary>Returns true if no rule ends the job; called when a rule would end it.</summary>
    public bool KeepsAlive(string jobId) => Strikes(Leak, 4, jobId, "It does not go away.");

    /// <summary>Returns true if the pod is up and does not serve yet; called when it is asked.</summary>
    public bool ServesNotYet(string jobId, TimeSpan sinceStart) =>
        sinceStart < SlowServe?.Delay && Strikes(SlowServe, 8, jobId, "Its pod does not serve yet.");

    private bool Strikes(FaultState? state, int bit, string jobId, string effect)
    {
        if (state is not { IsOn: true })
        {
            return false;
        }

        if ((Interlocked.Or(ref _logged, bit) & bit) == 0)
        {
            log.Add(state.Kind, $"job {jobId}", effect);
        }

        return true;
    }
}
