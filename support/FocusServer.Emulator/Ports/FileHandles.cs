using System.Globalization;

namespace FocusServer.Emulator.Ports;

/// <summary>How many files and sockets this process may have open.</summary>
internal static class FileHandles
{
    private const string Limits = "/proc/self/limits";
    private const string Open = "/proc/self/fd";

    /// <summary>How many it may open beside those that it has; null where the system does not say, or sets no limit.</summary>
    public static int? CountLeft()
    {
        if (!File.Exists(Limits) || !Directory.Exists(Open))
        {
            return null;
        }

        // "Max open files            1024                 4096                 files", the limit that counts first.
        var line = File.ReadLines(Limits).FirstOrDefault(line => line.StartsWith("Max open files", StringComparison.Ordinal));
        var words = line?.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        return words is [_, _, _, var limit, ..] && int.TryParse(limit, NumberStyles.None, CultureInfo.InvariantCulture, out var most)
            ? most - Directory.EnumerateFileSystemEntries(Open).Count()
            : null;
    }
}
