using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Lifecycle;
using FocusServer.Emulator.Streaming;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace FocusServer.Emulator.Http;

/// <summary>Maps the routes of the contract. The summaries of their handlers appear in the API description.</summary>
internal static class FocusServerRoutes
{
    /// <summary>The prefixes under each of which all routes exist.</summary>
    public static readonly IReadOnlyList<string> Prefixes = ["", "/focus-server"];

    public static void Map(WebApplication app, EmulatorOptions options, bool needsToken)
    {
        app.UseStatusCodePages(context => WriteReasonAsync(context.HttpContext));
        app.Use(HandleAbortsAsync);
        app.UseRouting();
        app.Use(new StrictRouting(app.Services.GetRequiredService<EndpointDataSource>()).InvokeAsync);
        app.Use(GoAwayCoordinator.InvokeAsync);

        app.MapGrpcService<DataStreamPod>();
        app.MapGrpcService<PodHealth>();
        foreach (var prefix in Prefixes)
        {
            var root = app.MapGroup(prefix);
            if (prefix.Length > 0)
            {
                // The description lists each route once; its servers name both prefixes.
                root.ExcludeFromDescription();
            }

            if (needsToken)
            {
                root.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status401Unauthorized, typeof(DetailResponse), ["application/json"]));
            }

            MapSensor(root, app.Services.GetRequiredService<FocusServerApi>(), options);
            MapJobs(root, app.Services.GetRequiredService<FocusServerApi>(), options);
            MapRecordings(root, app.Services.GetRequiredService<RecordingsApi>(), options);
            root.MapOpenApi("/openapi.json");
            root.MapGet("/docs", () => TypedResults.Stream(OpenDocsPage(), "text/html; charset=utf-8")).ExcludeFromDescription();
        }
    }

    // The page reads openapi.json, and nothing from other sites.
    private static Stream OpenDocsPage() =>
        typeof(FocusServerRoutes).Assembly.GetManifestResourceStream("FocusServer.Emulator.Http.Docs.docs.html")!;

    private static void MapSensor(RouteGroupBuilder root, FocusServerApi api, EmulatorOptions options)
    {
        var sensor = root.MapGroup("").WithTags("Sensor");
        sensor.MapGet("/ack", FocusServerApi.Acknowledge)
            .Produces<EmptyResponse>();
        sensor.MapGet("/channels", FocusServerApi.GetChannels)
            .Produces<ChannelsResponse>();
        sensor.MapGet("/live_metadata", api.GetLiveMetadata)
            .Produces<LiveMetadata>();
        if (options.OptionalRoutes)
        {
            sensor.MapGet("/sensors", FocusServerApi.GetSensors)
                .Produces<SensorsResponse>();
        }
    }

    private static void MapJobs(RouteGroupBuilder root, FocusServerApi api, EmulatorOptions options)
    {
        var jobs = root.MapGroup("").WithTags("Jobs");
        jobs.MapPost("/configure", (Delegate)api.ConfigureAsync)
            .Produces<JobResponse>()
            .Produces<ErrorResponse>(StatusCodes.Status404NotFound)
            .Takes<ConfigureRequest>(options.Mistakes)
            .Produces<ErrorResponse>(StatusCodes.Status503ServiceUnavailable);
        var metadata = jobs.MapGet("/metadata/{job_id}", api.GetMetadata)
            .Produces<JobResponse>();
        if (!options.UnknownJobOk)
        {
            metadata.Produces<ErrorResponse>(StatusCodes.Status404NotFound);
        }

        if (options.DeleteSupported)
        {
            jobs.MapDelete("/job/{job_id}", api.Delete)
                .Produces<EmptyResponse>()
                .Produces<ErrorResponse>(StatusCodes.Status404NotFound);
        }
    }

    private static void MapRecordings(RouteGroupBuilder root, RecordingsApi api, EmulatorOptions options)
    {
        var recordings = root.MapGroup("").WithTags("Recordings");
        recordings.MapPost("/recordings_in_time_range", (Delegate)api.FindAsync)
            .Produces(StatusCodes.Status200OK, options.RecordingsWrapped ? typeof(RecordingsResponse) : typeof(long[][]))
            .Takes<RecordingsRequest>(options.Mistakes);
        if (options.OptionalRoutes)
        {
            recordings.MapGet("/get_recordings_timeline", api.ShowTimeline)
                .Produces<string>(contentType: "text/html");
        }
    }

    /// <summary>Describes the body of a route and the answers to a wrong one. Any content type is read as JSON.</summary>
    private static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route, MistakeAnswer mistakes)
        where T : notnull
    {
        route.Accepts<T>("application/json", "*/*").Produces<DetailResponse>(StatusCodes.Status413PayloadTooLarge);
        return mistakes switch
        {
            MistakeAnswer.Detail => route.Produces<DetailResponse>(StatusCodes.Status400BadRequest),
            MistakeAnswer.Error => route.Produces<ErrorResponse>(StatusCodes.Status400BadRequest),
            MistakeAnswer.None => route,
            MistakeAnswer.ServerError => route.Produces<ErrorResponse>(StatusCodes.Status500InternalServerError),
            _ => route.Produces<ValidationResponse>(StatusCodes.Status422UnprocessableEntity),
        };
    }

    /// <summary>Adds a body to an answer without one, such as <c>{"detail":"Not Found"}</c>.</summary>
    private static Task WriteReasonAsync(HttpContext context) =>
        context.Response.WriteAsJsonAsync(new DetailResponse { Detail = ReasonPhrases.GetReasonPhrase(context.Response.StatusCode) });

    /// <summary>Handles requests that are malformed or aborted, which are no errors of the server.</summary>
    private static async Task HandleAbortsAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            // A fault may have delayed the request past the end of its generation.
            context.Features.GetRequiredFeature<RequestGeneration>().Ended.ThrowIfCancellationRequested();
            await next(context);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = bad.StatusCode;
        }
        catch (Exception aborted) when (aborted is OperationCanceledException or IOException)
        {
            context.Abort();
        }
    }
}
