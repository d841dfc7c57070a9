using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.SelfMonitoring;

/// <summary>The limits beyond which an effect on the measurement is seen, and what may explain one.</summary>
public sealed record GeneratorMonitorOptions
{
    /// <summary>
    /// Tells the seconds of scenario time in one real second, now; 1 by default. What is a short delay of a machine is ten times as long at
    /// pace 10.
    /// </summary>
    public Func<double> Pace { get; init; } = () => 1;

    /// <summary>The interval at which the monitor looks at the clock, in real time; 10 ms by default.</summary>
    public TimeSpan Tick { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>The longest that a window lasts, in real time; 1 s by default.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The most of the machine's processors that the process may use over <see cref="CpuPeriod"/>; 75 % by default.</summary>
    public Percentage MaxCpu { get; init; } = new(75);

    /// <summary>The period over which <see cref="MaxCpu"/> is measured, in real time; 5 s by default.</summary>
    public TimeSpan CpuPeriod { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>The most of a second for which the garbage collector may stop the process; 10 % by default.</summary>
    public Percentage MaxGcPause { get; init; } = new(10);

    /// <summary>The longest delay of 99 % of ticks, and of work that waits for a thread; 100 ms of scenario time by default.</summary>
    public TimeSpan MaxLag { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>A delay in real time that is usual and never counts, unless above <see cref="MostLag"/>; 50 ms by default.</summary>
    public TimeSpan UsualLag { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>A delay in scenario time that counts on any machine; 1 s by default, half of the shortest stall.</summary>
    public TimeSpan MostLag { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest gap of the reference stream, in multiples of its cadence; 3 by default.</summary>
    public double MaxReferenceGap { get; init; } = 3;

    internal TimeSpan AllowedLag
    {
        get
        {
            var pace = Pace();
            var (max, most) = (MaxLag / pace, MostLag / pace);
            var allowed = max > UsualLag ? max : UsualLag;
            return allowed < most ? allowed : most;
        }
    }
}
