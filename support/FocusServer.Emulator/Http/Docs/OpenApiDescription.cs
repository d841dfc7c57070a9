using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Jobs;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace FocusServer.Emulator.Http.Docs;

/// <summary>Completes the API description that the framework derives from the routes.</summary>
internal static class OpenApiDescription
{
    private const string Token = "token";

    public static void Configure(OpenApiOptions description, bool needsToken, bool nestsMetadata)
    {
        description.AddDocumentTransformer((document, _, _) =>
        {
            SetInfo(document);
            if (needsToken)
            {
                RequireToken(document);
            }

            return Task.CompletedTask;
        });
        description.AddOperationTransformer((operation, _, _) =>
        {
            // Any content type is accepted, but only JSON is described.
            operation.RequestBody?.Content?.Remove("*/*");
            return Task.CompletedTask;
        });
        description.AddSchemaTransformer((schema, context, _) =>
        {
            WireSchema.Adjust(schema, context.JsonTypeInfo.Type, context.JsonPropertyInfo);
            if (nestsMetadata && context.JsonTypeInfo.Type == typeof(JobResponse))
            {
                WireSchema.NestMetadata(schema);
            }

            return Task.CompletedTask;
        });
    }

    private static void SetInfo(OpenApiDocument document)
    {
        document.Info = new OpenApiInfo
        {
            Title = "Focus Server",
            Version = Sensor.Metadata.SoftwareVersion,
            Description = "An emulated Focus Server. While faults are switched on, any route may also answer with 429, with a status of 500 or above, with an error instead of a job, or with a body that is not JSON.",
        };
        document.Servers = [.. FocusServerRoutes.Prefixes.Select(prefix => new OpenApiServer { Url = prefix.Length > 0 ? prefix : "/" })];
    }

    private static void RequireToken(OpenApiDocument document)
    {
        document.AddComponent<IOpenApiSecurityScheme>(Token, new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer" });
        document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference(Token, document)] = [] }];
    }
}
