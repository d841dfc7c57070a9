using System.Globalization;

namespace FocusServer.Suite.Ramps;

/// <summary>The file handles of this process: every connection takes one, and where none is left nothing can be measured.</summary>
internal static class FileHandles
{
    // Health probes and requests under way, the files of the run, and what the runtime opens for itself.
    private const int Reserve = 60;

    // A job on the embedded server takes both ends of its connection, and the port that it listens on.
    private const int EachEmbedded = 3;

    /// <summary>Explains why this process has too few for a ramp; null when it has enough, or its limit is not known.</summary>
    /// <param name="jobs">The most jobs of the ramp.</param>
    /// <param name="embedded">True when the server is in this process too.</param>
    public static string? FindShortage(int jobs, bool embedded) => OperatingSystem.IsLinux() && Limit() is { } limit
        ? FindShortage(jobs, embedded, limit, Directory.EnumerateFileSystemEntries("/proc/self/fd").Count())
        : null;

    internal static string? FindShortage(int jobs, bool embedded, int limit, int open)
    {
        var needed = (jobs * (embedded ? EachEmbedded : 1)) + Reserve;
        return limit - open >= needed
            ? null
            : FormattableString.Invariant($"{jobs} jobs take about {needed} file handles, and {limit - open} of this process's {limit} are left: ")
                + "allow more of them (ulimit -n), or ask for fewer jobs. The ramp sent nothing to the server.";
    }

    // "Max open files            1024                 1048576              files": the soft limit counts, which the runtime raises as far as it may.
    private static int? Limit() =>
        File.ReadLines("/proc/self/limits").FirstOrDefault(line => line.StartsWith("Max open files", StringComparison.Ordinal)) is { } line
        && int.TryParse(line.Split(' ', StringSplitOptions.RemoveEmptyEntries)[3], CultureInfo.InvariantCulture, out var limit)
            ? limit
            : null;
}
