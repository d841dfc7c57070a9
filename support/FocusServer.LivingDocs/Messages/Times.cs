using Io.Cucumber.Messages.Types;

namespace FocusServer.LivingDocs.Messages;

/// <summary>Converts the times of messages.</summary>
internal static class Times
{
    private const long MaxSeconds = 253_402_300_799;

    /// <summary>Converts a timestamp; null if there is none or it is out of range.</summary>
    public static DateTimeOffset? From(Timestamp? timestamp) =>
        timestamp is { Seconds: >= 0 and <= MaxSeconds } ? DateTimeOffset.FromUnixTimeSeconds(timestamp.Seconds).AddTicks(timestamp.Nanos / 100) : null;

    public static TimeSpan From(Duration? duration) =>
        duration is { Seconds: >= 0 and < 1_000_000_000 } ? TimeSpan.FromTicks((duration.Seconds * TimeSpan.TicksPerSecond) + (duration.Nanos / 100)) : TimeSpan.Zero;
}
