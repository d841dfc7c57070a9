using System.Text;
using System.Text.Json;
using FocusServer.Contracts.Rest;
using Microsoft.AspNetCore.Http;

namespace FocusServer.Emulator.Http;

/// <summary>Reads a request's body as a JSON document, whatever its content type says.</summary>
internal static class JsonBody
{
    /// <summary>The document, or what is wrong with it.</summary>
    public static async Task<(JsonDocument? Document, ValidationMistake? Mistake)> ReadAsync(HttpRequest request, CancellationToken cancellationToken)
    {
        // By way of text: bytes that are no UTF-8 become replacement characters, where a document would refuse them field by field later.
        using var reader = new StreamReader(request.Body, Encoding.UTF8);
        var text = await reader.ReadToEndAsync(cancellationToken);
        try
        {
            return string.IsNullOrWhiteSpace(text)
                ? (null, Mistake("missing", "Field required"))
                : (JsonDocument.Parse(text), null);
        }
        catch (JsonException malformed)
        {
            return (null, Mistake("json_invalid", $"JSON decode error: {malformed.Message}"));
        }
    }

    private static ValidationMistake Mistake(string type, string message) => new() { Location = ["body"], Message = message, Type = type };
}
