using System.Text.Json;

namespace FocusServer.Client.Http;

/// <summary>Finds the reason in the bodies that servers and proxies send with an error status.</summary>
internal static class ServerReason
{
    /// <returns>The text of <c>error</c> and <c>message</c>, or of <c>detail</c> in either shape; null when the body has neither.</returns>
    public static string? In(RestAnswer answer)
    {
        if (answer.Json() is not { ValueKind: JsonValueKind.Object } body)
        {
            return null;
        }

        string[] parts = [.. Texts(body, "error"), .. Texts(body, "message"), .. Texts(body, "detail")];
        return parts.Length == 0 ? null : string.Join(": ", parts);
    }

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

    private static string Text(JsonElement value) => value.ToString();
}
