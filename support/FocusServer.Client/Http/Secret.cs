using System.Text;
using System.Text.Encodings.Web;

namespace FocusServer.Client.Http;

/// <summary>The access token, which must not be quoted, even if a server or a proxy repeats it, and in whatever spelling.</summary>
/// <param name="text">The token; null or empty for none.</param>
internal sealed class Secret(string? text)
{
    // The longest first: one spelling may be a part of another.
    private readonly string[] _spellings = string.IsNullOrEmpty(text)
        ? []
        : [.. Spell(text).Distinct(StringComparer.OrdinalIgnoreCase).OrderByDescending(static spelling => spelling.Length)];

    /// <summary>A text without it. To be done before the text is shortened: half a token is a secret too.</summary>
    public string Redact(string from) =>
        _spellings.Aggregate(from, static (left, spelling) => left.Replace(spelling, "***", StringComparison.OrdinalIgnoreCase));

    /// <summary>An exception, or null when its words would give the secret away.</summary>
    public Exception? Harmless(Exception? cause) =>
        cause?.ToString() is { } words && Array.Exists(_spellings, spelling => words.Contains(spelling, StringComparison.OrdinalIgnoreCase)) ? null : cause;

    private static string[] Spell(string text) =>
        [text, Uri.EscapeDataString(text), JavaScriptEncoder.Default.Encode(text), Convert.ToBase64String(Encoding.UTF8.GetBytes(text))];
}
