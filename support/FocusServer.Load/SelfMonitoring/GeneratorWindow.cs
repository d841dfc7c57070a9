using FocusServer.Evidence.Measurements;
using FocusServer.Load.Measuring;

namespace FocusServer.Load.SelfMonitoring;

/// <summary>A short measurement of the load generator. Everything is real time: a machine knows no other.</summary>
internal sealed class GeneratorWindow
{
    /// <summary>The length of the window.</summary>
    public TimeSpan Length { get; init; }

    /// <summary>The processor time that the process used.</summary>
    public TimeSpan CpuTime { get; init; }

    /// <summary>The time for which the garbage collector stopped it.</summary>
    public TimeSpan GcPause { get; init; }

    /// <summary>The delays of due ticks.</summary>
    public LatencyHistogram Lag { get; init; } = new(digits: 2);

    /// <summary>The times for which work waited for a thread.</summary>
    public LatencyHistogram PoolDelay { get; init; } = new(digits: 2);

    /// <summary>The gaps between rows of the reference stream.</summary>
    public LatencyHistogram ReferenceGaps { get; init; } = new(digits: 2);

    /// <summary>The ways in which it was overloaded; empty when it was not.</summary>
    public IReadOnlyList<OverloadReason> OverloadReasons { get; init; } = [];
}
