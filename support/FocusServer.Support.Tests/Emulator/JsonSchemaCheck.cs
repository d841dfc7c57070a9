using System.Text.Json;
using System.Text.Json.Nodes;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>Holds JSON against those words of JSON Schema that the description of the API uses. A field that the schema does not know is a mistake.</summary>
internal static class JsonSchemaCheck
{
    public static IEnumerable<string> FindMistakes(JsonNode? value, JsonNode schema, JsonNode description, string at = "$")
    {
        if (schema["$ref"] is { } reference)
        {
            var name = reference.GetValue<string>().Split('/')[^1];
            return FindMistakes(value, description["components"]!["schemas"]![name]!, description, at);
        }

        if (schema["oneOf"] is JsonArray either)
        {
            return either.Count(one => !FindMistakes(value, one!, description, at).Any()) == 1 ? [] : [$"{at} is not one of those that it can be"];
        }

        var kind = KindOf(value);
        var allowed = schema["type"] is JsonArray types ? types.Select(type => type!.GetValue<string>()).ToList() : [schema["type"]!.GetValue<string>()];
        return !allowed.Contains(kind) && !(kind == "integer" && allowed.Contains("number"))
            ? [$"{at} is {kind}, described as {string.Join(" or ", allowed)}"]
            : value switch
            {
                JsonObject fields => FindInObject(fields, schema, description, at),
                JsonArray items => items.SelectMany((item, i) => FindMistakes(item, schema["items"]!, description, $"{at}[{i}]")),
                _ => [],
            };
    }

    private static IEnumerable<string> FindInObject(JsonObject fields, JsonNode schema, JsonNode description, string at)
    {
        var properties = schema["properties"] as JsonObject ?? [];
        var missing = (schema["required"] as JsonArray ?? []).Select(name => name!.GetValue<string>())
            .Where(name => !fields.ContainsKey(name)).Select(name => $"{at}.{name} is missing");
        return missing.Concat(fields.SelectMany(field => (properties[field.Key] ?? schema["additionalProperties"]) is { } known
            ? FindMistakes(field.Value, known, description, $"{at}.{field.Key}")
            : [$"{at}.{field.Key} is not described"]));
    }

    private static string KindOf(JsonNode? value) => value?.GetValueKind() switch
    {
        null => "null",
        JsonValueKind.Object => "object",
        JsonValueKind.Array => "array",
        JsonValueKind.String => "string",
        JsonValueKind.Number => value.AsValue().TryGetValue<long>(out _) ? "integer" : "number",
        _ => "boolean",
    };
}
