using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.SelfMonitoring;

/// <summary>
/// The use of the machine, added up from one sample to the next. Each figure has a time of its own, since a system may tell one and not the
/// other, or not always. Not thread-safe.
/// </summary>
internal sealed class MachineTally
{
    private Portion _others;
    private Portion _steal;
    private Portion _pressure;
    private long _runnable;
    private long _samples;
    private int _mostRunnable;
    private int? _cores;

    /// <summary>Reads the tally of another machine.</summary>
    public static MachineTally From(MachineFigures figures) => new()
    {
        _others = new(figures.Others, figures.OthersIn),
        _steal = new(figures.Steal, figures.StealIn),
        _pressure = new(figures.Pressure, figures.PressureIn),
        _runnable = figures.Runnable,
        _samples = figures.Samples,
        _mostRunnable = figures.MostRunnable,
        _cores = figures.Cores,
    };

    /// <summary>Writes it for another process.</summary>
    public MachineFigures ToFigures() => new()
    {
        Others = _others.Part,
        OthersIn = _others.Whole,
        Steal = _steal.Part,
        StealIn = _steal.Whole,
        Pressure = _pressure.Part,
        PressureIn = _pressure.Whole,
        Runnable = _runnable,
        Samples = _samples,
        MostRunnable = _mostRunnable,
        Cores = _cores,
    };

    /// <summary>Adds what happened between two samples.</summary>
    /// <param name="elapsed">The time between them.</param>
    /// <param name="ours">The processor time of this process between them.</param>
    /// <param name="from">The machine at the beginning.</param>
    /// <param name="to">The machine at the end.</param>
    public void Add(TimeSpan elapsed, TimeSpan ours, MachineUse from, MachineUse to)
    {
        _cores = to.Cores ?? _cores;
        _others += Grown(from.Busy, to.Busy) is { } busy ? new(busy - ours, elapsed) : default;
        _steal += Grown(from.Steal, to.Steal) is { } steal && to.Cores is { } cores ? new(steal, elapsed * cores) : default;
        _pressure += Grown(from.Pressure, to.Pressure) is { } pressure ? new(pressure, elapsed) : default;
        if (to.Runnable is { } runnable)
        {
            _runnable += runnable;
            _samples++;
            _mostRunnable = Math.Max(_mostRunnable, runnable);
        }
    }

    /// <summary>Adds all that another one holds.</summary>
    public void Add(MachineTally other)
    {
        _cores = other._cores ?? _cores;
        _others += other._others;
        _steal += other._steal;
        _pressure += other._pressure;
        _runnable += other._runnable;
        _samples += other._samples;
        _mostRunnable = Math.Max(_mostRunnable, other._mostRunnable);
    }

    /// <summary>Summarizes it in figures; null when nothing was recorded.</summary>
    public MachineSummary? Summarize()
    {
        var summary = new MachineSummary
        {
            // Below zero only by the grain of the system's clock, which is coarser than the process's own.
            OthersCores = _others.Ratio is { } others ? Math.Max(0, others) : null,
            Steal = Percent(_steal),
            Runnable = _samples > 0 ? (double)_runnable / _samples : null,
            MostRunnable = _samples > 0 ? _mostRunnable : null,
            Pressure = Percent(_pressure),
        };
        return summary == new MachineSummary() ? null : summary with { Cores = _cores };
    }

    // A total that went back, as when a processor or the whole machine moved, says nothing about the time between.
    private static TimeSpan? Grown(TimeSpan? from, TimeSpan? to) => to - from is { } grown && grown >= TimeSpan.Zero ? grown : null;

    private static Percentage? Percent(Portion portion) => portion.Ratio is { } ratio ? new(Math.Clamp(100 * ratio, 0, 100)) : null;

    private readonly record struct Portion(TimeSpan Part, TimeSpan Whole)
    {
        public double? Ratio => Whole > TimeSpan.Zero ? Part / Whole : null;

        public static Portion operator +(Portion one, Portion other) => new(one.Part + other.Part, one.Whole + other.Whole);
    }
}
