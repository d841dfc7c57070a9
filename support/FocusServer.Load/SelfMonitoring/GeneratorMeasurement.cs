using FocusServer.Evidence.Measurements;
using FocusServer.Load.Measuring;

namespace FocusServer.Load.SelfMonitoring;

/// <summary>A measurement of the generator in real time, which can be added to others and does not grow. Not thread-safe.</summary>
public sealed class GeneratorMeasurement
{
    private const int Digits = 2;

    private readonly LatencyHistogram _lag = new(Digits);
    private readonly LatencyHistogram _poolDelay = new(Digits);
    private readonly LatencyHistogram _referenceGaps = new(Digits);
    private readonly MachineTally _machine = new();
    private readonly SortedDictionary<OverloadReason, TimeSpan> _effects = [];
    private readonly SortedDictionary<OverloadReason, TimeSpan> _strains = [];
    private TimeSpan _watched;
    private TimeSpan _suspect;
    private TimeSpan _cpuTime;
    private TimeSpan _gcPause;
    private int _processors = Environment.ProcessorCount;

    /// <summary>Reads the measurement of another process.</summary>
    public static GeneratorMeasurement From(GeneratorFigures figures)
    {
        ArgumentNullException.ThrowIfNull(figures);
        var measured = new GeneratorMeasurement
        {
            _watched = figures.Watched,
            _suspect = figures.Suspect,
            _cpuTime = figures.CpuTime,
            _gcPause = figures.GcPause,
            _processors = figures.Processors,
        };
        measured._lag.Add(LatencyHistogram.From(figures.Lag, Digits));
        measured._poolDelay.Add(LatencyHistogram.From(figures.PoolDelay, Digits));
        measured._referenceGaps.Add(LatencyHistogram.From(figures.ReferenceGaps, Digits));
        measured._machine.Add(MachineTally.From(figures.Machine));
        Add(measured._effects, figures.Effects.Select(effect => KeyValuePair.Create(effect.Reason, effect.For)));
        Add(measured._strains, figures.Strains.Select(strain => KeyValuePair.Create(strain.Reason, strain.For)));
        return measured;
    }

    /// <summary>Writes it for another process.</summary>
    public GeneratorFigures ToFigures() => new()
    {
        Lag = _lag.ToBytes(),
        PoolDelay = _poolDelay.ToBytes(),
        ReferenceGaps = _referenceGaps.ToBytes(),
        Machine = _machine.ToFigures(),
        Effects = Durations(_effects),
        Strains = Durations(_strains),
        Watched = _watched,
        Suspect = _suspect,
        CpuTime = _cpuTime,
        GcPause = _gcPause,
        Processors = _processors,
    };

    /// <summary>Adds all that another one holds.</summary>
    public void Add(GeneratorMeasurement other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _lag.Add(other._lag);
        _poolDelay.Add(other._poolDelay);
        _referenceGaps.Add(other._referenceGaps);
        _machine.Add(other._machine);
        _watched += other._watched;
        _suspect += other._suspect;
        _cpuTime += other._cpuTime;
        _gcPause += other._gcPause;
        Add(_effects, other._effects);
        Add(_strains, other._strains);
    }

    /// <summary>Summarizes it in figures.</summary>
    public GeneratorSummary Summarize() => new()
    {
        Watched = _watched,
        Suspect = _suspect,
        OverloadReasons = Durations(_effects),
        Strains = Durations(_strains),
        Cpu = PartOf(_watched * _processors, _cpuTime),
        GcPause = PartOf(_watched, _gcPause),
        Lag = _lag.Summarize(),
        PoolDelay = _poolDelay.Summarize(),
        ReferenceGaps = _referenceGaps.Summarize(),
        Machine = _machine.Summarize(),
    };

    internal void Add(GeneratorWindow window)
    {
        _lag.Add(window.Lag);
        _poolDelay.Add(window.PoolDelay);
        _referenceGaps.Add(window.ReferenceGaps);
        _machine.Add(window.Machine);
        _watched += window.Length;
        _suspect += window.OverloadReasons.Count > 0 ? window.Length : TimeSpan.Zero;
        _cpuTime += window.CpuTime;
        _gcPause += window.GcPause;
        Add(_effects, window.OverloadReasons.Select(effect => KeyValuePair.Create(effect, window.Length)));
        Add(_strains, window.Strains.Select(strain => KeyValuePair.Create(strain, window.Length)));
    }

    private static void Add(SortedDictionary<OverloadReason, TimeSpan> sum, IEnumerable<KeyValuePair<OverloadReason, TimeSpan>> more)
    {
        foreach (var (reason, time) in more)
        {
            sum[reason] = sum.GetValueOrDefault(reason) + time;
        }
    }

    private static IReadOnlyList<OverloadDuration> Durations(SortedDictionary<OverloadReason, TimeSpan> sum) =>
        [.. sum.Select(reason => new OverloadDuration(reason.Key, reason.Value))];

    private static Percentage PartOf(TimeSpan whole, TimeSpan part) => new(whole <= TimeSpan.Zero ? 0 : Math.Clamp(100 * (part / whole), 0, 100));
}
