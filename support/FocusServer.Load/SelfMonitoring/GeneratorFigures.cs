using FocusServer.Evidence.Measurements;
using FocusServer.Load.Measuring;

namespace FocusServer.Load.SelfMonitoring;

/// <summary>A measurement of a load generator in sums and histograms, all of which can be added up. Real time.</summary>
public sealed record GeneratorFigures
{
    /// <summary>The delays of due ticks.</summary>
    public required HistogramBytes Lag { get; init; }

    /// <summary>The times for which work waited for a thread.</summary>
    public required HistogramBytes PoolDelay { get; init; }

    /// <summary>The gaps between rows of the reference stream.</summary>
    public required HistogramBytes ReferenceGaps { get; init; }

    /// <summary>The use of the machine.</summary>
    public required MachineFigures Machine { get; init; }

    /// <summary>The effects on the measurement.</summary>
    public IReadOnlyList<OverloadDuration> Effects { get; init; } = [];

    /// <summary>The strains that may explain them.</summary>
    public IReadOnlyList<OverloadDuration> Strains { get; init; } = [];

    /// <summary>The time for which it was watched.</summary>
    public required TimeSpan Watched { get; init; }

    /// <summary>The part of that time in which an effect was seen.</summary>
    public required TimeSpan Suspect { get; init; }

    /// <summary>The processor time of the process.</summary>
    public required TimeSpan CpuTime { get; init; }

    /// <summary>The time for which the garbage collector stopped the process.</summary>
    public required TimeSpan GcPause { get; init; }

    /// <summary>The number of processors of its machine.</summary>
    public required int Processors { get; init; }
}

/// <summary>The use of a machine in sums; see <see cref="MachineSummary"/>. A part without its whole is not recorded.</summary>
public sealed record MachineFigures
{
    /// <summary>The processor time of other processes.</summary>
    public TimeSpan Others { get; init; }

    /// <summary>The time in which that was recorded.</summary>
    public TimeSpan OthersIn { get; init; }

    /// <summary>The time that the host of a virtual machine took.</summary>
    public TimeSpan Steal { get; init; }

    /// <summary>The processor time in which that was recorded.</summary>
    public TimeSpan StealIn { get; init; }

    /// <summary>The time in which some process waited for a processor.</summary>
    public TimeSpan Pressure { get; init; }

    /// <summary>The time in which that was recorded.</summary>
    public TimeSpan PressureIn { get; init; }

    /// <summary>The sum of the runnable processes of all samples.</summary>
    public long Runnable { get; init; }

    /// <summary>The number of samples of them.</summary>
    public long Samples { get; init; }

    /// <summary>The most runnable processes of a sample.</summary>
    public int MostRunnable { get; init; }

    /// <summary>The number of processors; null when it is not recorded.</summary>
    public int? Cores { get; init; }
}
