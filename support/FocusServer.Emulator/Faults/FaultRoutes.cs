namespace FocusServer.Emulator.Faults;

/// <summary>Lists the routes that faults can strike: those of the contract, not the page or the API description.</summary>
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

    /// <summary>Splits a path into its route and the rest; the route is null when faults cannot strike it.</summary>
    public static (string? Route, string Tail) Parse(PathString path)
    {
        var parts = (path.Value ?? "").Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = parts is [Prefix, ..] ? 1 : 0;
        return parts.Length > at && Array.Find(_all, route => route == parts[at]) is { } known
            ? (known, string.Join('/', parts[(at + 1)..]))
            : (null, "");
    }
}
