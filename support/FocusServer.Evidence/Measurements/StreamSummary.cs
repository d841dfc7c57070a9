using FocusServer.Evidence.Plans;

namespace FocusServer.Evidence.Measurements;

/// <summary>Figures about the rows of a pool's streams. All times are scenario time.</summary>
public sealed record StreamSummary
{
    /// <summary>The summary of no measurement.</summary>
    public static StreamSummary None { get; } = new()
    {
        FirstRow = LatencySummary.None,
        Gaps = LatencySummary.None,
        Stalls = 0,
        StallLengths = LatencySummary.None,
        RepeatedMessages = 0,
        RowJumps = 0,
        MissingRows = 0,
        Rows = 0,
        Bytes = 0,
        Measured = TimeSpan.Zero,
    };

    /// <summary>
    /// The times from the request for a job to the first row on every one of its streams; of the jobs that came to stream in this time.
    /// </summary>
    public required LatencySummary FirstRow { get; init; }

    /// <summary>The gaps between messages with new rows on the same stream.</summary>
    public required LatencySummary Gaps { get; init; }

    /// <summary>The number of stalls that began.</summary>
    public required int Stalls { get; init; }

    /// <summary>
    /// The silences of the stalls that ended, each from the last row until rows were back on every stream, or the job ended.
    /// </summary>
    public required LatencySummary StallLengths { get; init; }

    /// <summary>Messages that brought only rows that had come before. They keep no stream alive.</summary>
    public required long RepeatedMessages { get; init; }

    /// <summary>
    /// Messages whose rows did not follow on the rows before: rows left out, out of order, or with a time before the last.
    /// </summary>
    public required long RowJumps { get; init; }

    /// <summary>Rows that were left out, by their index.</summary>
    public required long MissingRows { get; init; }

    /// <summary>The rows that came, of all streams, repeated ones included.</summary>
    public required long Rows { get; init; }

    /// <summary>The bytes of the messages that brought them.</summary>
    public required long Bytes { get; init; }

    /// <summary>The time in which they came.</summary>
    public required TimeSpan Measured { get; init; }

    /// <summary>Rows and bytes in a second; null when nothing was measured.</summary>
    public RowRate? Rate => Measured > TimeSpan.Zero ? new(Rows / Measured.TotalSeconds, Bytes / Measured.TotalSeconds) : null;
}
