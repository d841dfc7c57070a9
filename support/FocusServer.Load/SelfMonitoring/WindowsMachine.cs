using System.Runtime.InteropServices;

namespace FocusServer.Load.SelfMonitoring;

/// <summary>Reads what Windows tells about the whole machine: how busy its processors were.</summary>
internal static partial class WindowsMachine
{
    private const ushort AllGroups = 0xFFFF;

    public static MachineUse Read() =>
        GetSystemTimes(out var idle, out var kernel, out var user) ? From(idle, kernel, user, GetActiveProcessorCount(AllGroups)) : default;

    /// <summary>Converts the system's times, in units of 100 ns.</summary>
    /// <param name="idle">The idle time of all processors.</param>
    /// <param name="kernel">Their time in the kernel, idle time included.</param>
    /// <param name="user">Their time in programs.</param>
    /// <param name="processors">How many they are; 0 when it is not known.</param>
    public static MachineUse From(long idle, long kernel, long user, uint processors) => new(
        kernel + user - idle is >= 0 and var busy ? TimeSpan.FromTicks(busy) : null,
        Steal: null,
        Runnable: null,
        Pressure: null,
        processors is > 0 and <= int.MaxValue ? (int)processors : null);

    [LibraryImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    [return: MarshalAs(UnmanagedType.Bool)]
    private static partial bool GetSystemTimes(out long idle, out long kernel, out long user);

    [LibraryImport("kernel32.dll")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.System32)]
    private static partial uint GetActiveProcessorCount(ushort group);
}
