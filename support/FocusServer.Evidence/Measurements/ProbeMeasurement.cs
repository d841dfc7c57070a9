namespace FocusServer.Evidence.Measurements;

/// <summary>The health probes of one hold.</summary>
public sealed record ProbeMeasurement
{
    /// <summary>Probes that were due.</summary>
    public required int Due { get; init; }

    /// <summary>Probes answered as the contract says.</summary>
    public required int Answered { get; init; }

    /// <summary>The causes of the failed ones, most frequent first.</summary>
    public required IReadOnlyList<ProbeFailure> Failures { get; init; }

    /// <summary>The times from when a probe was due until it was answered; of the answered ones.</summary>
    public required LatencySummary Response { get; init; }

    /// <summary>
    /// The due time of the first probe whose answer took too long, in scenario time since the run started; null when none did.
    /// </summary>
    public TimeSpan? FirstSlow { get; init; }

    /// <summary>
    /// The due time of the first probe that failed or broke the contract, in scenario time since the run started; null when none did.
    /// </summary>
    public TimeSpan? FirstFailed { get; init; }

    /// <summary>Probes that failed or broke the contract.</summary>
    public int Failed => Due - Answered;
}

/// <summary>A cause for which probes failed.</summary>
/// <param name="Cause">The cause, in a sentence.</param>
/// <param name="Count">The number of probes.</param>
public sealed record ProbeFailure(string Cause, int Count);
