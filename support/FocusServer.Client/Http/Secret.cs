using System.Text;
using System.Text.Encodings.Web;

namespace FocusServer.Client.Http;

/// <summary>Keeps the access token out of messages, in every encoding in which a server or a proxy may repeat it.</summary>
internal sealed class Secret(string? text)
{
    // Longest first, since one spelling may contain another.
    private readonly string[] _spellings = string.IsNullOrEmpty(text)
        ? []
        : [.. Spell(text).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(static spelling => spelling.Length)];

    /// <summary>Removes the token from a text. Call it before shortening the text, since part of a token is a secret too.</summary>
    public string Redact(string from) =>
        _spellings.Aggregate(from, static (left, spelling) => left.Replace(spelling, "***", StringComparison.OrdinalIgnoreCase));

    /// <summary>Returns an exception, or null if its text contains the token.</summary>
    public Exception? Harmless(Exception? cause) =>
        cause?.ToString() is { } words && Array.Exists(_spellings, spelling => words.Contains(spelling, StringComparison.OrdinalIgnoreCase)) ? null : cause;

    private static string[] Spell(string text) =>
        [text, Uri.EscapeDataString(text), JavaScriptEncoder.Default.Encode(text), Convert.ToBase64String(Encoding.UTF8.GetBytes(text))];
}
