using System.Text;
using System.Text.Json;
using FocusServer.Contracts.Rest;
using Microsoft.AspNetCore.Http;

namespace FocusServer.Emulator.Http;

/// <summary>Reads the body of a request as JSON, whatever its content type.</summary>
internal static class JsonBody
{
    public static async Task<(T? Value, IReadOnlyList<ValidationMistake> Mistakes)> ReadAsync<T>(
        HttpRequest request, Func<JsonElement, (T? Value, IReadOnlyList<ValidationMistake> Mistakes)> validate, CancellationToken cancellationToken)
        where T : class
    {
        // Decoded first, which replaces invalid UTF-8; JsonDocument would only throw once a field with it is read.
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(cancellationToken);
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, [Mistake("missing", "Field required")]);
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            CheckTexts(document.RootElement);
            return validate(document.RootElement);
        }
        catch (JsonException malformed)
        {
            return (null, [Mistake("json_invalid", $"JSON decode error: {malformed.Message}")]);
        }
    }

    /// <summary>Reads every text, because JsonDocument accepts an escaped half of a surrogate pair until its text is read.</summary>
    /// <exception cref="JsonException">A text is invalid.</exception>
    private static void CheckTexts(JsonElement element)
    {
        try
        {
            CheckText(element);
        }
        catch (InvalidOperationException half)
        {
            throw new JsonException(half.Message, half);
        }
    }

    private static void CheckText(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    CheckText(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    CheckText(property.Value);
                }

                break;
        }
    }

    private static ValidationMistake Mistake(string type, string message) => new() { Location = ["body"], Message = message, Type = type };
}
