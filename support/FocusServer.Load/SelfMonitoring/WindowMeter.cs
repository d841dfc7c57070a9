using FocusServer.Evidence.Measurements;
using FocusServer.Load.Measuring;

namespace FocusServer.Load.SelfMonitoring;

/// <summary>Collects windows and judges each of them. All times are real time since the monitor began. Not thread-safe.</summary>
internal sealed class WindowMeter(GeneratorMonitorOptions options, TimeSpan? referenceCadence, Func<ProcessUse> use, Func<MachineUse> machine)
{
    private static readonly TimeSpan _gcPeriod = TimeSpan.FromSeconds(1);

    /// <summary>The interval at which the monitor looks at the process and at the whole machine.</summary>
    public static readonly TimeSpan SamplePeriod = _gcPeriod / 10;

    private readonly LagMeter _lag = new(options.Tick);
    private readonly RecentUse _recentCpu = new(options.CpuPeriod);
    private readonly RecentUse _recentGc = new(_gcPeriod);
    private readonly MachineMeter _machine = new(machine);
    private LatencyHistogram _poolDelay = new(digits: 2);
    private LatencyHistogram _referenceGaps = new(digits: 2);
    private ProcessUse _usedBefore = use();
    private TimeSpan _lastReferenceRow;
    private long _referenceRows;
    private TimeSpan _nextSample;
    private double? _cpu;
    private double? _gc;

    public TimeSpan OpenedAt { get; private set; }

    public TimeSpan NextDue => _lag.NextDue;

    /// <summary>Looks at the clock, and ten times a second at what the process and the whole machine use.</summary>
    public void Look(TimeSpan now)
    {
        _lag.CatchUp(now);
        if (now >= _nextSample)
        {
            _nextSample = now + SamplePeriod;
            Sample(now, use());
        }
    }

    public void ThreadCame(TimeSpan after) => _poolDelay.Add(after);

    /// <summary>Work that waits still has waited for so long at least.</summary>
    public void StillWaitingForAThread(TimeSpan since)
    {
        if (since > options.AllowedLag)
        {
            _poolDelay.Add(since);
        }
    }

    public void ReferenceRowArrived(TimeSpan now)
    {
        if (_referenceRows++ > 0)
        {
            _referenceGaps.Add(now - _lastReferenceRow);
        }

        _lastReferenceRow = now;
    }

    public GeneratorWindow Close(TimeSpan now)
    {
        var used = use();
        Sample(now, used);
        var (lag, pool, gaps) = (_lag.Take(), _poolDelay, _referenceGaps);
        var window = new GeneratorWindow
        {
            Length = now - OpenedAt,
            CpuTime = used.CpuTime - _usedBefore.CpuTime,
            GcPause = used.GcPause - _usedBefore.GcPause,
            Lag = lag,
            PoolDelay = pool,
            ReferenceGaps = gaps,
            Machine = _machine.Take(),
            OverloadReasons = [.. Effects(lag, pool, gaps, now)],
            Strains = [.. Strains()],
        };
        (OpenedAt, _usedBefore, _poolDelay, _referenceGaps) = (now, used, new LatencyHistogram(digits: 2), new LatencyHistogram(digits: 2));
        return window;
    }

    private void Sample(TimeSpan now, ProcessUse use)
    {
        _cpu = _recentCpu.Next(now, use.CpuTime) / Environment.ProcessorCount;
        _gc = _recentGc.Next(now, use.GcPause);
        _machine.Sample(now, use.CpuTime);
    }

    private IEnumerable<OverloadReason> Effects(LatencyHistogram lag, LatencyHistogram pool, LatencyHistogram gaps, TimeSpan now)
    {
        if (lag.Worst() > options.AllowedLag)
        {
            yield return OverloadReason.ScheduleLag;
        }

        if (pool.Worst() > options.AllowedLag)
        {
            yield return OverloadReason.ThreadPool;
        }

        var allowed = referenceCadence * options.MaxReferenceGap;
        if (gaps.Summarize().Max > allowed || now - _lastReferenceRow > allowed)
        {
            yield return OverloadReason.ReferenceStream;
        }
    }

    private IEnumerable<OverloadReason> Strains()
    {
        if (100 * _cpu > options.MaxCpu.Percent)
        {
            yield return OverloadReason.Cpu;
        }

        if (100 * _gc > options.MaxGcPause.Percent)
        {
            yield return OverloadReason.GarbageCollection;
        }
    }
}
