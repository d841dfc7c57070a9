namespace FocusServer.Load.SelfMonitoring;

/// <summary>The resources that the process has used since it started.</summary>
/// <param name="CpuTime">Processor time, of all processors together.</param>
/// <param name="GcPause">The time for which the garbage collector stopped it.</param>
internal readonly record struct ProcessUse(TimeSpan CpuTime, TimeSpan GcPause)
{
    public static ProcessUse Now() => new(Environment.CpuUsage.TotalTime, GC.GetTotalPauseDuration());
}
