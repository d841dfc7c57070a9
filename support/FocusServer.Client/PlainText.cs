using System.Globalization;
using System.Text;

namespace FocusServer.Client;

/// <summary>Makes a foreign text harmless to show: nothing in it moves a cursor, turns the text, or hides.</summary>
internal static class PlainText
{
    /// <summary>Writes what has no shape of its own as an escape, such as \x1b or \u202e, and half a character as U+FFFD.</summary>
    public static string From(string text)
    {
        var plain = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
        {
            plain.Append(HasShape(rune) ? rune.ToString() : Escape(rune.Value));
        }

        return plain.ToString();
    }

    private static bool HasShape(Rune rune) => Rune.GetUnicodeCategory(rune)
        is not (UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);

    private static string Escape(int value) => value switch
    {
        <= 0xff => $"\\x{value:x2}",
        <= 0xffff => $"\\u{value:x4}",
        _ => $"\\U{value:x8}",
    };
}
