using System.Globalization;
using System.Text.RegularExpressions;

namespace FocusServer.Suite.Settings;

/// <summary>
/// Reads what people type and paste: with spaces and quotes around it, invisible characters in it, and the digits of any keyboard. A comma is refused, since
/// it marks decimals for some and thousands for others.
/// </summary>
internal static partial class TypedText
{
    private const string Quotes = "\"'`“”„‘’‚«»";

    /// <summary>Removes what was not meant: invisible characters, and the spaces and quotes around a text.</summary>
    public static string Clean(string text)
    {
        var visible = string.Concat(text.Where(character => char.GetUnicodeCategory(character) != UnicodeCategory.Format)).Trim();
        return visible.Length > 1 && Quotes.Contains(visible[0], StringComparison.Ordinal) && Quotes.Contains(visible[^1], StringComparison.Ordinal)
            ? visible[1..^1].Trim()
            : visible;
    }

    /// <summary>Reads a number: digits, a point before decimals, and nothing or a space between thousands; null when it is none.</summary>
    /// <param name="text">The text.</param>
    /// <param name="unit">What follows the number, such as "%"; empty for nothing.</param>
    public static double? ToNumber(string text, string unit = "") =>
        Number().Match(string.Concat(Clean(text).Select(Plain))) is { Success: true } match && match.Groups["unit"].Value == unit
            ? double.Parse(match.Groups["number"].Value.Replace(" ", "", StringComparison.Ordinal), CultureInfo.InvariantCulture)
            : null;

    /// <summary>Reads yes or no; null when it is neither.</summary>
    public static bool? ToFlag(string text) => Clean(text).ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "ON" or "1" => true,
        "FALSE" or "NO" or "OFF" or "0" => false,
        _ => null,
    };

    /// <summary>Finds the name that was meant: one that begins so, or that a few slips of the finger tell apart; null when there is none.</summary>
    public static string? FindSimilar(string text, IEnumerable<string> names) =>
        names.Select(name => (Name: name, Distance: name.StartsWith(text, StringComparison.OrdinalIgnoreCase) ? 0 : Distance(text.ToUpperInvariant(), name.ToUpperInvariant())))
            .Where(name => text.Length > 0 && name.Distance * 2 < name.Name.Length)
            .OrderBy(name => name.Distance)
            .Select(name => name.Name)
            .FirstOrDefault();

    // Levenshtein's, row by row.
    private static int Distance(string one, string other)
    {
        int[] row = [.. Enumerable.Range(0, other.Length + 1)];
        for (var i = 1; i <= one.Length; i++)
        {
            var (above, left) = (row[0], row[0] = i);
            for (var j = 1; j <= other.Length; j++)
            {
                left = Math.Min(above + (one[i - 1] == other[j - 1] ? 0 : 1), Math.Min(left, row[j]) + 1);
                (above, row[j]) = (row[j], left);
            }
        }

        return row[^1];
    }

    private static char Plain(char character) => character switch
    {
        '％' or '٪' or '﹪' => '%',
        '．' or '٫' => '.',
        '−' or '－' => '-',
        _ when char.IsDigit(character) => (char)('0' + CharUnicodeInfo.GetDecimalDigitValue(character)),
        _ when char.IsWhiteSpace(character) => ' ',
        _ => character,
    };

    [GeneratedRegex(@"^(?<number>[-+]?(?:[0-9]{1,3}(?: [0-9]{3})+|[0-9]{1,10})(?:\.[0-9]{1,9})?) ?(?<unit>%|[a-z]*)\z")]
    private static partial Regex Number();
}
