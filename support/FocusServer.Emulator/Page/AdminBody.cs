using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FocusServer.Emulator.Page;

/// <summary>Reads the bodies of requests to <c>/_emulator/</c>.</summary>
internal static class AdminBody
{
    /// <summary>Reads a body as JSON, whatever its content type.</summary>
    public static async Task<T> ReadAsync<T>(HttpRequest request, Func<JsonElement, T> read, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(cancellationToken);
        try
        {
            using var document = JsonDocument.Parse(text);
            return read(document.RootElement);
        }
        catch (Exception malformed) when (malformed is JsonException or InvalidOperationException)
        {
            throw new ArgumentException($"The body is no JSON: {malformed.Message}");
        }
    }

    /// <summary>Gets the value of an object with a single property.</summary>
    public static JsonElement Single(JsonElement body, string name, string allowed, params JsonValueKind[] kinds) =>
        body.ValueKind == JsonValueKind.Object
        && body.EnumerateObject().ToArray() is [var only]
        && only.NameEquals(name)
        && kinds.Contains(only.Value.ValueKind)
            ? only.Value
            : throw new ArgumentException($"The body is {body.GetRawText()}; allowed is {allowed}.");
}
