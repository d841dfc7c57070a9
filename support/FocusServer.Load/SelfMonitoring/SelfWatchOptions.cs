using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.SelfMonitoring;

/// <summary>When a load generator counts as overloaded.</summary>
public sealed record SelfWatchOptions
{
    /// <summary>Seconds of scenario time in one real second; 1 by default. What is a short delay of a machine is ten times as long at pace 10.</summary>
    public double Pace { get; init; } = 1;

    /// <summary>From one moment when the watch looks at the clock to the next, in real time; 10 ms by default.</summary>
    public TimeSpan Tick { get; init; } = TimeSpan.FromMilliseconds(10);

    /// <summary>How long a window is at most, in real time; 1 s by default.</summary>
    public TimeSpan Window { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How much of the machine's processors the process may use for the length of <see cref="CpuPeriod"/>; 75 % by default.</summary>
    public Share MaxCpu { get; init; } = new(75);

    /// <summary>For how long, in real time; 5 s by default.</summary>
    public TimeSpan CpuPeriod { get; init; } = TimeSpan.FromSeconds(5);

    /// <summary>For how much of a second the garbage collector may stop the process; 10 % by default.</summary>
    public Share MaxGcPause { get; init; } = new(10);

    /// <summary>How late the 99th of 100 things due may be, and how long work may wait for a thread, in scenario time; 100 ms by default.</summary>
    public TimeSpan MaxLag { get; init; } = TimeSpan.FromMilliseconds(100);

    /// <summary>
    /// A delay in real time that a machine in good health shows now and then, and that therefore never counts, unless the pace makes it more than
    /// <see cref="MostLag"/>; 50 ms by default.
    /// </summary>
    public TimeSpan UsualLag { get; init; } = TimeSpan.FromMilliseconds(50);

    /// <summary>A delay in scenario time that counts on any machine; 1 s by default, half of the shortest silence that counts as a stall.</summary>
    public TimeSpan MostLag { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How many times its cadence a gap of the control stream may last; 3 by default.</summary>
    public double MaxControlGap { get; init; } = 3;

    /// <summary>The lag that is allowed, in real time.</summary>
    internal TimeSpan AllowedLag
    {
        get
        {
            var (max, most) = (MaxLag / Pace, MostLag / Pace);
            var allowed = max > UsualLag ? max : UsualLag;
            return allowed < most ? allowed : most;
        }
    }
}
