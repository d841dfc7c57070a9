namespace FocusServer.Client;

/// <summary>Shortens what others wrote, so that it can be quoted in one line of a message.</summary>
internal static class Excerpt
{
    private const int LongestQuote = 200;

    // Bodies can be megabytes: look only at what can end up in the quote, with room for white space that is folded.
    private const int LongestLook = 10 * LongestQuote;

    public static string Of(string text)
    {
        var start = text.Length > LongestLook ? text[..LongestLook] : text;
        var folded = string.Join(' ', start.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return folded.Length > LongestQuote ? string.Concat(folded.AsSpan(0, LongestQuote), "…") : folded;
    }
}
