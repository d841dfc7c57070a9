using FocusServer.Evidence.Measurements;
using FocusServer.Load.Measuring;

namespace FocusServer.Load.SelfMonitoring;

/// <summary>
/// How the load generator did during some time. Measurements can be added up, and do not grow with the time. Everything is real time. Not thread-safe.
/// </summary>
public sealed class GeneratorMeasurement
{
    private readonly LatencyHistogram _lag = new(digits: 2);
    private readonly LatencyHistogram _poolDelay = new(digits: 2);
    private readonly LatencyHistogram _controlGaps = new(digits: 2);
    private readonly SortedDictionary<Strain, TimeSpan> _strains = [];
    private TimeSpan _watched;
    private TimeSpan _suspect;
    private TimeSpan _cpuTime;
    private TimeSpan _gcPause;

    /// <summary>Counts all that another one holds.</summary>
    public void Add(GeneratorMeasurement other)
    {
        ArgumentNullException.ThrowIfNull(other);
        _lag.Add(other._lag);
        _poolDelay.Add(other._poolDelay);
        _controlGaps.Add(other._controlGaps);
        _watched += other._watched;
        _suspect += other._suspect;
        _cpuTime += other._cpuTime;
        _gcPause += other._gcPause;
        foreach (var (strain, time) in other._strains)
        {
            AddStrain(strain, time);
        }
    }

    /// <summary>What it holds, in figures.</summary>
    public GeneratorSummary Summarize() => new()
    {
        Watched = _watched,
        Suspect = _suspect,
        Strains = [.. _strains.Select(strain => new StrainTime(strain.Key, strain.Value))],
        Cpu = PartOf(_watched * Environment.ProcessorCount, _cpuTime),
        GcPause = PartOf(_watched, _gcPause),
        Lag = _lag.Summarize(),
        PoolDelay = _poolDelay.Summarize(),
        ControlGaps = _controlGaps.Summarize(),
    };

    internal void Add(GeneratorWindow window)
    {
        _lag.Add(window.Lag);
        _poolDelay.Add(window.PoolDelay);
        _controlGaps.Add(window.ControlGaps);
        _watched += window.Length;
        _suspect += window.Strains.Count > 0 ? window.Length : TimeSpan.Zero;
        _cpuTime += window.CpuTime;
        _gcPause += window.GcPause;
        foreach (var strain in window.Strains)
        {
            AddStrain(strain, window.Length);
        }
    }

    private void AddStrain(Strain strain, TimeSpan time) => _strains[strain] = _strains.GetValueOrDefault(strain) + time;

    private static Share PartOf(TimeSpan whole, TimeSpan part) => new(whole <= TimeSpan.Zero ? 0 : Math.Clamp(100 * (part / whole), 0, 100));
}
