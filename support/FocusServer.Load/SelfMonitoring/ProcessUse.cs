namespace FocusServer.Load.SelfMonitoring;

/// <summary>The resources that the process has used since it started.</summary>
internal readonly record struct ProcessUse(TimeSpan CpuTime, TimeSpan GcPause)
{
    public static ProcessUse Now() => new(Environment.CpuUsage.TotalTime, GC.GetTotalPauseDuration());
}
