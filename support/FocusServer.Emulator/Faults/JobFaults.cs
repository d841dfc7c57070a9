namespace FocusServer.Emulator.Faults;

/// <summary>What goes wrong with one job.</summary>
/// <param name="log">Where it is told.</param>
/// <param name="ordinal">Which one it is of all that were ever asked for, from 1.</param>
/// <param name="place">Which one it is of those that lived when it was asked for, from 1.</param>
internal sealed class JobFaults(EventLog log, int ordinal, int place)
{
    private int _requests;
    private int _told;

    public ulong Ordinal => (ulong)ordinal;

    public int Place => place;

    public FaultState? NeverStart { get; init; }

    public FaultState? Silent { get; init; }

    public FaultState? Leak { get; init; }

    /// <summary>Counts the requests that name this job, from 1.</summary>
    public int NextRequest() => Interlocked.Increment(ref _requests);

    /// <summary>Whether its pod never starts. Is asked when it should.</summary>
    public bool KeepsPodDown(string jobId) => Tell(NeverStart, 1, jobId, "Its pod does not start.");

    /// <summary>Whether its streams send nothing. Is asked when one is opened.</summary>
    public bool KeepsSilent(string jobId) => Tell(Silent, 2, jobId, "Its streams send nothing.");

    /// <summary>Whether no rule ends it. Is asked when one might.</summary>
    public bool KeepsAlive(string jobId) => Tell(Leak, 4, jobId, "It does not go away.");

    private bool Tell(FaultState? state, int bit, string jobId, string effect)
    {
        if (state is not { IsOn: true })
        {
            return false;
        }

        if ((Interlocked.Or(ref _told, bit) & bit) == 0)
        {
            log.Add(state.Kind, $"job {jobId}", effect);
        }

        return true;
    }
}
