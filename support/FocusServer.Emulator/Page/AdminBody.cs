using System.Text.Json;
using FocusServer.Emulator.Http;

namespace FocusServer.Emulator.Page;

/// <summary>Reads the bodies of requests to <c>/_emulator/</c>.</summary>
internal static class AdminBody
{
    /// <exception cref="ArgumentException">The body is no JSON.</exception>
    public static async Task<JsonElement> ReadAsync(HttpRequest request)
    {
        try
        {
            return await JsonBody.ParseAsync(request) ?? throw new ArgumentException("The body is no JSON: it is empty.");
        }
        catch (JsonException malformed)
        {
            throw new ArgumentException($"The body is no JSON: {malformed.Message}");
        }
    }

    /// <summary>Gets the value of an object with a single property.</summary>
    /// <exception cref="ArgumentException">The body is another value; the message says what is allowed.</exception>
    public static JsonElement Single(JsonElement body, string name, string allowed, params JsonValueKind[] kinds) =>
        body.ValueKind == JsonValueKind.Object
        && body.EnumerateObject().ToArray() is [var only]
        && only.NameEquals(name)
        && kinds.Contains(only.Value.ValueKind)
            ? only.Value
            : throw new ArgumentException($"The body is {body.GetRawText()}; allowed is {allowed}.");
}
