using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace FocusServer.Client;

/// <summary>Makes a foreign text harmless to show: nothing in it moves a cursor, turns the text, hides, or is taken for a command by a CI that reads the log.</summary>
internal static partial class PlainText
{
    /// <summary>
    /// Writes what has no shape of its own as an escape, such as \x1b or \u202e, and half a character as U+FFFD. So is the bracket of a CI's command: GitHub takes <c>##[</c>
    /// anywhere in a line for one, and others <c>##vso[</c> and the like. (A command in its other form, <c>::name::</c>, begins a line; no foreign text does.)
    /// </summary>
    public static string From(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(HasShape(rune) ? rune.ToString() : Escape(rune.Value));
        }

        return Command().Replace(plain.ToString(), @"$1\x5b");
    }

    private static bool HasShape(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Escape(int value) => value switch
    {
        <= 0xff => $"\\x{value:x2}",
        <= 0xffff => $"\\u{value:x4}",
        _ => $"\\U{value:x8}",
    };

    [GeneratedRegex(@"(##\w*)\[")]
    private static partial Regex Command();
}
