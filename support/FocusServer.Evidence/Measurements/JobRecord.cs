using System.Text.Json.Serialization;
using FocusServer.Evidence.Plans;

namespace FocusServer.Evidence.Measurements;

/// <summary>The record of one job of a run. Times are scenario time since the run started.</summary>
public sealed record JobRecord
{
    /// <summary>1 for the first job asked for.</summary>
    public required int Job { get; init; }

    /// <summary>The server's name for it; null when it never got one of its own.</summary>
    public required string? JobId { get; init; }

    /// <summary>The state it is in.</summary>
    public required JobState State { get; init; }

    /// <summary>The reason for the state, where it is not the usual course.</summary>
    public string? Cause { get; init; }

    /// <summary>The load that it makes the server send, by the server's answer; null when there was no answer.</summary>
    [JsonIgnore]
    public JobLoad? Load { get; init; }

    /// <summary>The time of its request; the intent was on the disk by then.</summary>
    public required TimeSpan RequestedAt { get; init; }

    /// <summary>The time at which its request was answered, by a job or a refusal; null when no usable answer came.</summary>
    public TimeSpan? AnsweredAt { get; init; }

    /// <summary>The time at which every one of its streams had brought a row; null when that never happened.</summary>
    public TimeSpan? FirstRowAt { get; init; }

    /// <summary>The time since which it has been streaming without a stall; null when it is not streaming.</summary>
    public TimeSpan? StreamingSince { get; init; }

    /// <summary>The time at which it last stopped streaming; null when it never did.</summary>
    public TimeSpan? StoppedStreamingAt { get; init; }

    /// <summary>The time at which the most silent of its streams last brought a row; null when one never did.</summary>
    public TimeSpan? LastRowAt { get; init; }

    /// <summary>
    /// The time at which the next row of its most silent stream is overdue, two row intervals after the last one; null when one never
    /// brought a row.
    /// </summary>
    [JsonIgnore]
    public TimeSpan? OverdueAt { get; init; }

    /// <summary>The fewest new rows that any of its streams has brought.</summary>
    [JsonIgnore]
    public long RowsOnEveryStream { get; init; }

    /// <summary>The silence from which one of its streams counts as stalled; null when it has none.</summary>
    [JsonIgnore]
    public TimeSpan? Patience { get; init; }

    /// <summary>The number of its stalls.</summary>
    public required int Stalls { get; init; }

    /// <summary>The sum of its silences in stalls, each from the last row until rows were back on every stream.</summary>
    public TimeSpan SilentFor { get; init; }

    /// <summary>
    /// True when the server may have created this job without giving its name: the request went out, and no answer that names a job came.
    /// That such a job is gone cannot be proven.
    /// </summary>
    public required bool MayHaveCreatedJob { get; init; }

    /// <summary>True when its request was answered by an error, or by nothing: a request for the same job may be answered better.</summary>
    [JsonIgnore]
    public bool StartFailed { get; init; }

    /// <summary>True when a rate limit of the server, or of a proxy before it, turned its request away.</summary>
    public bool RateLimited { get; init; }

    /// <summary>The time from request to answer; null when no usable answer came.</summary>
    [JsonIgnore]
    public TimeSpan? AnswerTime => AnsweredAt - RequestedAt;

    /// <summary>The time from request to first row; null when it never streamed.</summary>
    public TimeSpan? CreationTime => FirstRowAt - RequestedAt;
}
