using Io.Cucumber.Messages.Types;

namespace FocusServer.LivingDocs.Messages;

/// <summary>Times as the messages give them.</summary>
internal static class Times
{
    private const long MaxSeconds = 253_402_300_799;

    /// <summary>Null when there is none, or none that a calendar has.</summary>
    public static DateTimeOffset? From(Timestamp? timestamp) =>
        timestamp is { Seconds: >= 0 and <= MaxSeconds } ? DateTimeOffset.FromUnixTimeSeconds(timestamp.Seconds).AddTicks(timestamp.Nanos / 100) : null;

    public static TimeSpan From(Duration? duration) =>
        duration is { Seconds: >= 0 and < 1_000_000_000 } ? TimeSpan.FromTicks((duration.Seconds * TimeSpan.TicksPerSecond) + (duration.Nanos / 100)) : TimeSpan.Zero;
}
