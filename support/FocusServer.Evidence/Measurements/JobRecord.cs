using System.Text.Json.Serialization;

namespace FocusServer.Evidence.Measurements;

/// <summary>One job of a run, flat: what became of it, and when. Times are scenario time since the run started.</summary>
public sealed record JobRecord
{
    /// <summary>1 for the first job asked for.</summary>
    public required int Job { get; init; }

    /// <summary>The server's name for it; null when it never got one of its own.</summary>
    public required string? JobId { get; init; }

    /// <summary>The state it is in.</summary>
    public required JobState State { get; init; }

    /// <summary>Why it is in that state, where it is not the usual course.</summary>
    public string? Cause { get; init; }

    /// <summary>When its request went out; that it would was on the disk by then.</summary>
    public required TimeSpan RequestedAt { get; init; }

    /// <summary>When every one of its streams had brought a row; null when that never happened.</summary>
    public TimeSpan? FirstRowAt { get; init; }

    /// <summary>Since when it has been streaming without a stall; null when it is not streaming.</summary>
    public TimeSpan? StreamingSince { get; init; }

    /// <summary>When it last stopped streaming; null when it never did.</summary>
    public TimeSpan? StoppedStreamingAt { get; init; }

    /// <summary>When the most silent of its streams last brought a row; null when one never did.</summary>
    public TimeSpan? LastRowAt { get; init; }

    /// <summary>When the next row of its most silent stream is overdue, two row intervals after the last one; null when one never brought a row.</summary>
    [JsonIgnore]
    public TimeSpan? OverdueAt { get; init; }

    /// <summary>How often it stalled.</summary>
    public required int Stalls { get; init; }

    /// <summary>How long it was silent in its stalls, all together, each from the last row until rows were back on every stream.</summary>
    public TimeSpan SilentFor { get; init; }

    /// <summary>
    /// Whether the server may have made this job without our learning its name: the request went out, and no answer that names a job came.
    /// Nobody can prove that such a job is gone.
    /// </summary>
    public required bool MayBeNameless { get; init; }

    /// <summary>From request to first row; null when it never streamed.</summary>
    public TimeSpan? CreationTime => FirstRowAt - RequestedAt;
}
