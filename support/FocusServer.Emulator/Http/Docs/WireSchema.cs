using System.Text.Json.Nodes;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using FocusServer.Contracts.Rest;
using Microsoft.OpenApi;

namespace FocusServer.Emulator.Http.Docs;

/// <summary>Corrects the schemas of types whose wire format the framework does not know.</summary>
internal static class WireSchema
{
    public static void Adjust(OpenApiSchema schema, Type type, JsonPropertyInfo? property)
    {
        if (type == typeof(double) || type == typeof(double?))
        {
            schema.Type = type == typeof(double) ? JsonSchemaType.Number : JsonSchemaType.Number | JsonSchemaType.Null;
        }

        if (type == typeof(IReadOnlyList<double>))
        {
            schema.Items = new OpenApiSchema { Type = JsonSchemaType.Number, Format = "double" };
        }

        // A type is either a number or a text on this server; the contract types allow both only for clients.
        if (schema.Type is { } types && types.HasFlag(JsonSchemaType.Integer) && types.HasFlag(JsonSchemaType.String))
        {
            var isText = property?.NumberHandling?.HasFlag(JsonNumberHandling.WriteAsString) == true;
            schema.Type = types & ~(isText ? JsonSchemaType.Integer : JsonSchemaType.String);
            schema.Pattern = null;
        }

        if (property is { Name: "view_type" } && property.DeclaringType == typeof(ConfigureRequest))
        {
            AllowStringAndNumber(schema);
        }
    }

    /// <summary>Describes the metadata of a job as those of its parent.</summary>
    public static void NestMetadata(OpenApiSchema job)
    {
        if (job.Properties?.TryGetValue("metadata", out var sensor) == true)
        {
            job.Properties["metadata"] = new OpenApiSchema
            {
                Type = JsonSchemaType.Object,
                Properties = new Dictionary<string, IOpenApiSchema>
                {
                    ["layer_type"] = new OpenApiSchema { Type = JsonSchemaType.String | JsonSchemaType.Null },
                    ["parent"] = sensor,
                },
            };
        }
    }

    private static void AllowStringAndNumber(OpenApiSchema viewType)
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
