using System.Text;
using System.Text.Json;
using FocusServer.Contracts.Rest;
using Microsoft.AspNetCore.Http;

namespace FocusServer.Emulator.Http;

/// <summary>Reads a request's body as a JSON document, whatever its content type says.</summary>
internal static class JsonBody
{
    /// <summary>What a validator makes of the document, or what is wrong with it.</summary>
    public static async Task<(T? Value, IReadOnlyList<ValidationMistake> Mistakes)> ReadAsync<T>(
        HttpRequest request, Func<JsonElement, (T? Value, IReadOnlyList<ValidationMistake> Mistakes)> validate, CancellationToken cancellationToken)
        where T : class
    {
        // By way of text: bytes that are no UTF-8 become replacement characters, where a document would refuse them field by field later.
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(cancellationToken);
        if (string.IsNullOrWhiteSpace(text))
        {
            return (null, [Mistake("missing", "Field required")]);
        }

        try
        {
            using var document = JsonDocument.Parse(text);
            ReadTexts(document.RootElement);
            return validate(document.RootElement);
        }
        catch (JsonException malformed)
        {
            return (null, [Mistake("json_invalid", $"JSON decode error: {malformed.Message}")]);
        }
    }

    /// <summary>Half of a surrogate pair, escaped, passes for JSON until somebody looks at the text that it stands in.</summary>
    /// <exception cref="JsonException">There is one.</exception>
    private static void ReadTexts(JsonElement element)
    {
        try
        {
            ReadText(element);
        }
        catch (InvalidOperationException half)
        {
            throw new JsonException(half.Message, half);
        }
    }

    private static void ReadText(JsonElement element)
    {
        switch (element.ValueKind)
        {
            case JsonValueKind.String:
                _ = element.GetString();
                break;
            case JsonValueKind.Array:
                foreach (var item in element.EnumerateArray())
                {
                    ReadText(item);
                }

                break;
            case JsonValueKind.Object:
                foreach (var property in element.EnumerateObject())
                {
                    _ = property.Name;
                    ReadText(property.Value);
                }

                break;
        }
    }

    private static ValidationMistake Mistake(string type, string message) => new() { Location = ["body"], Message = message, Type = type };
}
