namespace FocusServer.Load.SelfMonitoring;

/// <summary>
/// What the system tells about the machine at one moment, all processes together. What it does not tell is null, and never zero. The times
/// are totals that only grow, from some moment in the past.
/// </summary>
/// <param name="Busy">The time that all processors together were busy.</param>
/// <param name="Steal">The time that the host of a virtual machine gave its processors to others, all processors together.</param>
/// <param name="Runnable">The threads that run or wait for a processor now, the one that asks included.</param>
/// <param name="Pressure">The time in which some thread waited for a processor.</param>
/// <param name="Cores">The processors that are in use.</param>
internal readonly record struct MachineUse(TimeSpan? Busy, TimeSpan? Steal, int? Runnable, TimeSpan? Pressure, int? Cores)
{
    public static MachineUse Now() =>
        OperatingSystem.IsLinux() ? LinuxMachine.Read() : OperatingSystem.IsWindows() ? WindowsMachine.Read() : default;
}
