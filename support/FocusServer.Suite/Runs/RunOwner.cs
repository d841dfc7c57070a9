using System.Globalization;

namespace FocusServer.Suite.Runs;

/// <summary>The owner of the artifacts of a clone.</summary>
/// <param name="Process">The id of the process whose run it is.</param>
/// <param name="Since">When the run started.</param>
public sealed record RunOwner(int Process, DateTimeOffset Since)
{
    /// <summary>Gets it for a sentence, such as " (process 4711, since 02:10:11 UTC)".</summary>
    public string Text => string.Create(CultureInfo.InvariantCulture, $" (process {Process}, since {Since.UtcDateTime:HH:mm:ss} UTC)");

    /// <summary>Reads what <see cref="ToString"/> wrote; null for anything else.</summary>
    public static RunOwner? Parse(string text) => text.Split(' ') is [var process, var since]
        && int.TryParse(process, NumberStyles.None, CultureInfo.InvariantCulture, out var id)
        && DateTimeOffset.TryParse(since, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind, out var at)
        ? new RunOwner(id, at)
        : null;

    /// <summary>Returns the text of the file.</summary>
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Process} {Since.UtcDateTime:O}");
}
