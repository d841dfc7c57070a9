using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;

namespace FocusServer.Emulator.Page;

/// <summary>Reads what somebody wants of the emulator.</summary>
internal static class ControlBody
{
    /// <summary>The body, whatever its content type says.</summary>
    /// <exception cref="ArgumentException">It is no JSON, or <paramref name="read"/> says what else is wrong with it.</exception>
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

    /// <summary>The value of an object that has nothing else in it.</summary>
    /// <exception cref="ArgumentException">The body is something else; the message says what is allowed.</exception>
    public static JsonElement Single(JsonElement body, string name, string allowed, params JsonValueKind[] kinds) =>
        body.ValueKind == JsonValueKind.Object
        && body.EnumerateObject().ToArray() is [var only]
        && only.NameEquals(name)
        && kinds.Contains(only.Value.ValueKind)
            ? only.Value
            : throw new ArgumentException($"The body is {body.GetRawText()}; allowed is {allowed}.");
}
