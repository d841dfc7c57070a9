using System.Text.Json.Serialization;

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

    /// <summary>The longest from when a probe was due until it was sent; null when none was due.</summary>
    public TimeSpan? LatestSent { get; init; }

    /// <summary>
    /// The due time of the first probe whose answer took too long, in scenario time since the run started; null when none did.
    /// </summary>
    public TimeSpan? FirstSlow { get; init; }

    /// <summary>
    /// The due time of the first probe that failed or broke the contract, in scenario time since the run started; null when none did.
    /// </summary>
    public TimeSpan? FirstFailed { get; init; }

    /// <summary>Probes that a rate limit of the server, or of a proxy before it, turned away: they came too often, so it is ours.</summary>
    public int RateLimited { get; init; }

    /// <summary>Probes that this machine could not send, or whose answers it could not take.</summary>
    public int NotSent { get; init; }

    /// <summary>Probes that failed or broke the contract, whoever is to blame.</summary>
    public int Failed => Due - Answered;

    /// <summary>Probes that failed by the server's doing.</summary>
    public int FailedByServer => Failed - RateLimited - NotSent;

    /// <summary>The reason on our side why probes failed, in a sentence; null when there is none.</summary>
    [JsonIgnore]
    public string? Hindrance => this switch
    {
        { RateLimited: > 0 } => FormattableString.Invariant(
            $"{RateLimited} of {Due} health probes met a rate limit of the server or of a proxy before it, which has to allow this machine more requests"),
        { NotSent: > 0 } => FormattableString.Invariant($"{NotSent} of {Due} health probes could not be sent, or their answers not be taken, by this machine"),
        _ => null,
    };
}

/// <summary>A cause for which probes failed.</summary>
/// <param name="Cause">The cause, in a sentence.</param>
/// <param name="Count">The number of probes.</param>
public sealed record ProbeFailure(string Cause, int Count);
