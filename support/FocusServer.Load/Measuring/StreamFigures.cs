namespace FocusServer.Load.Measuring;

/// <summary>A measurement of rows in counts and histograms: all of it can be added up, and nothing of it is an average or a percentile.</summary>
public sealed record StreamFigures
{
    /// <summary>The times from request to first row.</summary>
    public required HistogramBytes FirstRow { get; init; }

    /// <summary>The gaps between rows.</summary>
    public required HistogramBytes Gaps { get; init; }

    /// <summary>The lengths of the stalls that ended.</summary>
    public required HistogramBytes StallLengths { get; init; }

    /// <summary>The stalls that began.</summary>
    public required int Stalls { get; init; }

    /// <summary>Messages that only repeated rows.</summary>
    public required long RepeatedMessages { get; init; }

    /// <summary>Jumps in the order of rows.</summary>
    public required long RowJumps { get; init; }

    /// <summary>Rows that were left out.</summary>
    public required long MissingRows { get; init; }

    /// <summary>Rows.</summary>
    public required long Rows { get; init; }

    /// <summary>Bytes of their messages.</summary>
    public required long Bytes { get; init; }
}
