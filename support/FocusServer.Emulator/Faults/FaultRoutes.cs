using Microsoft.AspNetCore.Http;

namespace FocusServer.Emulator.Faults;

/// <summary>The routes that faults concern: those of the contract, and not those by which people look at the emulator.</summary>
internal static class FaultRoutes
{
    public const string Configure = "configure";
    public const string Channels = "channels";
    public const string LiveMetadata = "live_metadata";
    public const string Recordings = "recordings_in_time_range";
    public const string Timeline = "get_recordings_timeline";
    public const string Job = "job";

    private const string Prefix = "focus-server";

    private static readonly string[] _all = ["ack", Channels, "sensors", LiveMetadata, Configure, "metadata", Job, Recordings, Timeline];
    private static readonly string[] _degrading = [Configure, Channels];

    public static int Count => _all.Length;

    public static IReadOnlyList<string> Allowed(FaultKind kind) => kind == FaultKind.Degrade ? _degrading : _all;

    public static int IndexOf(string route) => Array.IndexOf(_all, route);

    /// <summary>The route of a path with what follows it, if it is one of them.</summary>
    public static (string? Route, string Tail) Read(PathString path)
    {
        var parts = (path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = parts is [Prefix, ..] ? 1 : 0;
        return parts.Length > at && Array.Find(_all, route => route == parts[at]) is { } known
            ? (known, string.Join('/', parts[(at + 1)..]))
            : (null, "");
    }
}
