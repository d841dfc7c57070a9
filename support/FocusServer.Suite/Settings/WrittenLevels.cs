using System.Globalization;
using FocusServer.Evidence.Plans;

namespace FocusServer.Suite.Settings;

/// <summary>Reads levels as a person writes them, such as "5, 10, 20, 31-40, 50".</summary>
public static class WrittenLevels
{
    /// <summary>Reads them in their order; null when the text names none, or one that no ramp may ask for.</summary>
    public static IReadOnlyList<int>? Read(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var ranges = text.Split(',', StringSplitOptions.TrimEntries).Select(ReadRange).ToList();
        return ranges.Exists(range => range is null) ? null : [.. ranges.SelectMany(range => Enumerable.Range(range!.Value.From, range.Value.To - range.Value.From + 1))];
    }

    private static (int From, int To)? ReadRange(string text)
    {
        var ends = text.Split('-', StringSplitOptions.TrimEntries);
        return ends.Length <= 2 && Level(ends[0]) is { } from && Level(ends[^1]) is { } to && from <= to ? (from, to) : null;
    }

    private static int? Level(string text) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var level) && level is >= 1 and <= RampOptions.MostJobs ? level : null;
}
