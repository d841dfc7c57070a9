using System.Text.Json.Serialization;

namespace FocusServer.Benchmarks;

/// <summary>The resources that a process used for reading streams; also its only output, as JSON.</summary>
internal sealed record ReaderUse
{
    /// <summary>The time measured.</summary>
    public required TimeSpan Elapsed { get; init; }

    /// <summary>The rows that came in that time.</summary>
    public required ReaderTake Came { get; init; }

    /// <summary>The processor time.</summary>
    public required TimeSpan Processor { get; init; }

    /// <summary>The memory allocated, in bytes.</summary>
    public required long Allocated { get; init; }

    /// <summary>The time for which the garbage collector stopped the process.</summary>
    public required TimeSpan GcPause { get; init; }

    /// <summary>The most memory in use at a time since the process started, in MB.</summary>
    public required double PeakMemory { get; init; }

    [JsonIgnore]
    public double RowsPerSecond => Came.Rows / Elapsed.TotalSeconds;

    [JsonIgnore]
    public TimeSpan ProcessorOfARow => Processor / Came.Rows;

    [JsonIgnore]
    public double AllocationOfARow => (double)Allocated / Came.Rows;

    /// <summary>Adds up several uses; memory, lag and live streams are the worst of them.</summary>
    public static ReaderUse Sum(IReadOnlyList<ReaderUse> uses) => new()
    {
        Elapsed = Sum(uses, use => use.Elapsed),
        Came = new ReaderTake(uses.Sum(use => use.Came.Rows), uses.Min(use => use.Came.LiveStreams), uses.Max(use => use.Came.LagP99)),
        Processor = Sum(uses, use => use.Processor),
        Allocated = uses.Sum(use => use.Allocated),
        GcPause = Sum(uses, use => use.GcPause),
        PeakMemory = uses.Max(use => use.PeakMemory),
    };

    private static TimeSpan Sum(IEnumerable<ReaderUse> uses, Func<ReaderUse, TimeSpan> part) => TimeSpan.FromTicks(uses.Sum(use => part(use).Ticks));
}
