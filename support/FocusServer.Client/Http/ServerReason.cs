using System.Text.Json;

namespace FocusServer.Client.Http;

/// <summary>Finds the reason in the body of an error response, of a server or a proxy.</summary>
internal static class ServerReason
{
    /// <returns>The text of <c>error</c>, <c>message</c> and <c>detail</c>, which may be a list; null if the body has none.</returns>
    public static string? Find(RestAnswer answer)
    {
        if (answer.Json() is not { ValueKind: JsonValueKind.Object } body)
        {
            return null;
        }

        string[] parts = [.. Texts(body, "error"), .. Texts(body, "message"), .. Texts(body, "detail")];
        return parts.Length == 0 ? null : string.Join(": ", parts);
    }

    /// <summary>Determines if the body is an object with a text under <c>error</c> or <c>detail</c>.</summary>
    public static bool NamesError(RestAnswer answer) =>
        answer.Json() is { ValueKind: JsonValueKind.Object } body && (Texts(body, "error").Any(HasText) || Texts(body, "detail").Any(HasText));

    private static bool HasText(string text) => text.Length > 0;

    private static IEnumerable<string> Texts(JsonElement body, string name) => body.TryGetProperty(name, out var value)
        ? value.ValueKind switch
        {
            JsonValueKind.Null => [],
            JsonValueKind.Array => [string.Join("; ", value.EnumerateArray().Select(Mistake))],
            _ => [Text(value)],
        }
        : [];

    // {"loc":["body","channels","max"],"msg":"…","type":"…"} reads: body.channels.max: …
    private static string Mistake(JsonElement entry) =>
        entry.ValueKind == JsonValueKind.Object && entry.TryGetProperty("msg", out var message)
            ? $"{Location(entry)}{Text(message)}"
            : Text(entry);

    private static string Location(JsonElement entry) =>
        entry.TryGetProperty("loc", out var path) && path.ValueKind == JsonValueKind.Array
            ? $"{string.Join('.', path.EnumerateArray().Select(Text))}: "
            : "";

    private static string Text(JsonElement value) => JsonText.From(value);
}
