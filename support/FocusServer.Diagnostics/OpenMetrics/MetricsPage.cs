using System.Globalization;
using System.Text.RegularExpressions;

namespace FocusServer.Diagnostics.OpenMetrics;

/// <summary>Reads a page of metrics, in Prometheus's text format or OpenMetrics: the sum of each metric over its labels. What cannot be read is passed over.</summary>
internal static partial class MetricsPage
{
    /// <summary>Reads the samples of some metrics.</summary>
    /// <param name="page">The page.</param>
    /// <param name="wanted">The names of the metrics.</param>
    public static IReadOnlyDictionary<string, double> Read(string page, IReadOnlySet<string> wanted)
    {
        var sums = new Dictionary<string, double>(StringComparer.Ordinal);
        foreach (var line in page.Split('\n'))
        {
            if (Sample().Match(line) is { Success: true } sample
                && wanted.Contains(sample.Groups["name"].Value)
                && double.TryParse(sample.Groups["value"].Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value)
                && double.IsFinite(value))
            {
                var name = sample.Groups["name"].Value;
                sums[name] = sums.GetValueOrDefault(name) + value;
            }
        }

        return sums;
    }

    // A label's value may hold braces and, escaped, quotes.
    [GeneratedRegex("""^(?<name>[A-Za-z_:][\w:]*)(?:\{(?:[^"}]|"(?:[^"\\]|\\.)*")*\})?[ \t]+(?<value>\S+)""")]
    private static partial Regex Sample();
}
