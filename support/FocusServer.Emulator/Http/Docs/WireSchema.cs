using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FocusServer.Contracts.Rest;
using Microsoft.OpenApi;

namespace FocusServer.Emulator.Http.Docs;

/// <summary>Makes the schema of a type say what the emulator sends and takes, where the framework's guess is another.</summary>
internal static class WireSchema
{
    public static void Adjust(OpenApiSchema schema, Type type, JsonPropertyInfo? property)
    {
        if ((Nullable.GetUnderlyingType(type) ?? type) == typeof(double))
        {
            schema.Type = JsonSchemaType.Number;
        }

        if (type == typeof(IReadOnlyList<double>))
        {
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.Number, Format = "double" };
        }

        // Numbers are read from texts by the client, never by the server.
        if (schema.Type is { } types && types.HasFlag(JsonSchemaType.Integer) && types.HasFlag(JsonSchemaType.String))
        {
            var isText = property?.NumberHandling?.HasFlag(JsonNumberHandling.WriteAsString) == true;
            schema.Type = types & ~(isText ? JsonSchemaType.Integer : JsonSchemaType.String);
            schema.Pattern = null;
        }

        if (property is { Name: "view_type" } && property.DeclaringType == typeof(ConfigureRequest))
        {
            OfferBothKinds(schema);
        }
    }

    private static void OfferBothKinds(OpenApiSchema viewType)
    {
        var views = Enum.GetValues<ViewType>().Cast<int>().ToList();
        viewType.Type = null;
        viewType.Description = "0: several channels, 1: one channel, 2: waterfall. A number, or that number as a string.";
        viewType.OneOf =
        [
            new OpenApiSchema { Type = JsonSchemaType.String, Enum = [.. views.Select(view => (JsonNode)$"{view}")] },
            new OpenApiSchema { Type = JsonSchemaType.Integer, Enum = [.. views.Select(view => (JsonNode)view)] },
        ];
    }
}
