using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Judging;

/// <summary>The measurements over a whole run.</summary>
public sealed record RunTotals
{
    /// <summary>The time from the start of the run to the end of its cleanup, in scenario time.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The rows.</summary>
    public StreamSummary Streams { get; init; } = StreamSummary.None;

    /// <summary>The times from when a health probe was due until it was answered, over all holds.</summary>
    public LatencySummary ApiResponse { get; init; } = LatencySummary.None;

    /// <summary>The load generator, cleanup included; null when it was not watched.</summary>
    public GeneratorSummary? Generator { get; init; }
}
