using FocusServer.Evidence.Measurements;
using FocusServer.Load.Measuring;

namespace FocusServer.Load.SelfMonitoring;

/// <summary>A measurement of the generator in real time, which can be added to others and does not grow. Not thread-safe.</summary>
public sealed class GeneratorMeasurement
{
    private readonly LatencyHistogram _lag = new(digits: 2);
    private readonly LatencyHistogram _poolDelay = new(digits: 2);
    private readonly LatencyHistogram _referenceGaps = new(digits: 2);
    private readonly MachineTally _machine = new();
    private readonly SortedDictionary<OverloadReason, TimeSpan> _reasons = [];
    private TimeSpan _watched;
    private TimeSpan _suspect;
    private TimeSpan _cpuTime;
    private TimeSpan _gcPause;

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
        foreach (var (reason, time) in other._reasons)
        {
            AddReason(reason, time);
        }
    }

    /// <summary>Summarizes it in figures.</summary>
    public GeneratorSummary Summarize() => new()
    {
        Watched = _watched,
        Suspect = _suspect,
        OverloadReasons = [.. _reasons.Select(reason => new OverloadDuration(reason.Key, reason.Value))],
        Cpu = PartOf(_watched * Environment.ProcessorCount, _cpuTime),
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
        foreach (var reason in window.OverloadReasons)
        {
            AddReason(reason, window.Length);
        }
    }

    private void AddReason(OverloadReason reason, TimeSpan time) => _reasons[reason] = _reasons.GetValueOrDefault(reason) + time;

    private static Percentage PartOf(TimeSpan whole, TimeSpan part) => new(whole <= TimeSpan.Zero ? 0 : Math.Clamp(100 * (part / whole), 0, 100));
}
