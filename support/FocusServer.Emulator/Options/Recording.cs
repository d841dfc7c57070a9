using System.Globalization;

namespace FocusServer.Emulator;

/// <summary>Represents a period for which the emulated server has data on disk.</summary>
/// <param name="Start">The first second, in epoch seconds.</param>
/// <param name="End">The end, in epoch seconds; null: it is still being recorded.</param>
public sealed record Recording(long Start, long? End)
{
    /// <summary>Parses <c>start..end</c>, or <c>start..</c> for a recording that has not ended.</summary>
    internal static Recording Parse(string text)
    {
        var ends = text.Split("..");
        return ends.Length == 2
            ? new Recording(Seconds(ends[0]), ends[1].Length == 0 ? null : Seconds(ends[1]))
            : throw new FormatException($"'{text}' is no recording.");

        static long Seconds(string value) => long.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
