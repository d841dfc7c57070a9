using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Judging;

/// <summary>What was measured over a whole run.</summary>
public sealed record RunTotals
{
    /// <summary>From the start of the run to the end of its cleanup, in scenario time.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>How rows came.</summary>
    public StreamSummary Streams { get; init; } = StreamSummary.None;

    /// <summary>From when a health probe was due until it was answered, over all holds.</summary>
    public LatencySummary ApiResponse { get; init; } = LatencySummary.None;

    /// <summary>How the load generator did, cleanup included; null when it was not watched.</summary>
    public GeneratorSummary? Generator { get; init; }
}
