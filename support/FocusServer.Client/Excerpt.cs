namespace FocusServer.Client;

/// <summary>Shortens a foreign text to one line of a message.</summary>
internal static class Excerpt
{
    private const int LongestQuote = 200;

    // Bodies can be megabytes: only the start is read, with room for white space that is folded.
    private const int LongestLook = 10 * LongestQuote;

    public static string From(string text)
    {
        var start = text.Length > LongestLook ? text[..LongestLook] : text;
        var folded = string.Join(' ', start.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return folded.Length > LongestQuote ? string.Concat(folded.AsSpan(0, LongestQuote), "…") : folded;
    }
}
