using System.Globalization;

namespace FocusServer.Emulator;

/// <summary>A stretch of time that the emulated server has on disk.</summary>
/// <param name="Start">Its first second, as epoch seconds.</param>
/// <param name="End">The second in which it ended, as epoch seconds; null: it is still being recorded.</param>
public sealed record Recording(long Start, long? End)
{
    /// <summary>Reads <c>start..end</c>, or <c>start..</c> for one that is still being recorded.</summary>
    /// <exception cref="FormatException">The text is no recording.</exception>
    /// <exception cref="OverflowException">A time is too large.</exception>
    internal static Recording Parse(string text)
    {
        var ends = text.Split("..");
        return ends.Length == 2
            ? new Recording(Seconds(ends[0]), ends[1].Length == 0 ? null : Seconds(ends[1]))
            : throw new FormatException($"'{text}' is no recording.");

        static long Seconds(string value) => long.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);
    }
}
