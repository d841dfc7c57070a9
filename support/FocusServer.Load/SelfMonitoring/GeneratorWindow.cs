using FocusServer.Evidence.Measurements;
using FocusServer.Load.Measuring;

namespace FocusServer.Load.SelfMonitoring;

/// <summary>A short measurement of the load generator. Everything is real time: a machine knows no other.</summary>
internal sealed class GeneratorWindow
{
    public TimeSpan Length { get; init; }

    public TimeSpan CpuTime { get; init; }

    public TimeSpan GcPause { get; init; }

    public LatencyHistogram Lag { get; init; } = new(digits: 2);

    public LatencyHistogram PoolDelay { get; init; } = new(digits: 2);

    public LatencyHistogram ReferenceGaps { get; init; } = new(digits: 2);

    public MachineTally Machine { get; init; } = new();

    /// <summary>The effects on the measurement; empty when there were none.</summary>
    public IReadOnlyList<OverloadReason> OverloadReasons { get; init; } = [];

    /// <summary>The strains that may explain an effect: busy processors, garbage collection; empty when there were none.</summary>
    public IReadOnlyList<OverloadReason> Strains { get; init; } = [];
}
