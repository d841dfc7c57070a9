using FocusServer.Evidence.Measurements;
using FocusServer.Load.Measuring;

namespace FocusServer.Load.SelfMonitoring;

/// <summary>How the load generator did for a short time. Everything is real time: a machine knows no other.</summary>
internal sealed class GeneratorWindow
{
    /// <summary>How long the window was.</summary>
    public TimeSpan Length { get; init; }

    /// <summary>Processor time that the process used.</summary>
    public TimeSpan CpuTime { get; init; }

    /// <summary>How long the garbage collector stopped it.</summary>
    public TimeSpan GcPause { get; init; }

    /// <summary>How late what was due came.</summary>
    public LatencyHistogram Lag { get; init; } = new(digits: 2);

    /// <summary>How long work waited for a thread.</summary>
    public LatencyHistogram PoolDelay { get; init; } = new(digits: 2);

    /// <summary>From one row of the control stream to the next.</summary>
    public LatencyHistogram ControlGaps { get; init; } = new(digits: 2);

    /// <summary>In which ways it was overloaded; none when it was well.</summary>
    public IReadOnlyList<Strain> Strains { get; init; } = [];
}
