using System.Text;
using System.Text.Json;
using FocusServer.Contracts.Rest;

namespace FocusServer.Emulator.Http;

/// <summary>Reads the body of a request as JSON, whatever its content type.</summary>
internal static class JsonBody
{
    public static async Task<(T? Value, IReadOnlyList<ValidationMistake> Mistakes)> ReadAsync<T>(
        HttpRequest request, Func<JsonElement, (T? Value, IReadOnlyList<ValidationMistake> Mistakes)> validate)
        where T : class
    {
        try
        {
            return await ParseAsync(request) is { } body ? validate(body) : (null, [Mistake("missing", "Field required")]);
        }
        catch (JsonException malformed)
        {
            return (null, [Mistake("json_invalid", $"JSON decode error: {malformed.Message}")]);
        }
    }

    /// <summary>Parses the body; null when it is blank.</summary>
    /// <exception cref="JsonException">The body is no JSON.</exception>
    public static async Task<JsonElement?> ParseAsync(HttpRequest request)
    {
        // Decoded first, which replaces invalid UTF-8; JsonElement would only throw once a field with it is read.
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(request.HttpContext.RequestAborted);
        if (string.IsNullOrWhiteSpace(text))
        {
            return null;
        }

        try
        {
            // JsonElement accepts an escaped half of a surrogate pair until its text is read, and to write it is to read every text.
            var body = JsonElement.Parse(text);
            await using var writer = new Utf8JsonWriter(Stream.Null);
            body.WriteTo(writer);
            return body;
        }
        catch (InvalidOperationException half)
        {
            throw new JsonException(half.Message, half);
        }
    }

    private static ValidationMistake Mistake(string type, string message) => new() { Location = ["body"], Message = message, Type = type };
}
