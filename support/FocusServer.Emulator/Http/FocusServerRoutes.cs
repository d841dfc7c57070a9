using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Http.Docs;
using FocusServer.Emulator.Streaming;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace FocusServer.Emulator.Http;

/// <summary>Everything that the emulator answers to. The summaries of what the routes do stand in the description of the API.</summary>
internal static class FocusServerRoutes
{
    /// <summary>Where the routes stand, the one as well as the other.</summary>
    public static readonly IReadOnlyList<string> Prefixes = ["", "/focus-server"];

    public static void Map(WebApplication app, EmulatorOptions options, bool needsToken)
    {
        app.UseStatusCodePages(context => ExplainAsync(context.HttpContext));
        app.Use(GuardAsync);
        app.UseRouting();
        app.Use(new ExactRoutes(app.Services.GetRequiredService<EndpointDataSource>()).CheckAsync);
        app.Use(PodGate.PassAsync);

        app.MapGrpcService<DataStreamPod>();
        foreach (var prefix in Prefixes)
        {
            var root = app.MapGroup(prefix);
            if (prefix.Length > 0)
            {
                // One description for both: that they can be had twice, its servers say.
                root.ExcludeFromDescription();
            }

            if (needsToken)
            {
                root.WithMetadata(new ProducesResponseTypeMetadata(StatusCodes.Status401Unauthorized, typeof(DetailResponse), ["application/json"]));
            }

            MapSensor(root, options);
            MapJobs(root, app.Services.GetRequiredService<FocusServerApi>(), options);
            MapRecordings(root, app.Services.GetRequiredService<RecordingsApi>(), options);
            root.MapOpenApi("/openapi.json");
            root.MapGet("/docs", DocsPage.Show).ExcludeFromDescription();
        }
    }

    private static void MapSensor(RouteGroupBuilder root, EmulatorOptions options)
    {
        var sensor = root.MapGroup("").WithTags("Sensor");
        sensor.MapGet("/ack", FocusServerApi.Acknowledge)
            .Produces<EmptyResponse>();
        sensor.MapGet("/channels", FocusServerApi.GetChannels)
            .Produces<ChannelsResponse>();
        sensor.MapGet("/live_metadata", FocusServerApi.GetLiveMetadata)
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

    /// <summary>Says in the description that a route takes a body, and what becomes of a wrong one. The route reads it whatever its content type.</summary>
    private static RouteHandlerBuilder Takes<T>(this RouteHandlerBuilder route, MistakeAnswer mistakes)
        where T : notnull
    {
        route.Accepts<T>("application/json", "*/*").Produces<DetailResponse>(StatusCodes.Status413PayloadTooLarge);
        return mistakes switch
        {
            MistakeAnswer.Detail => route.Produces<DetailResponse>(StatusCodes.Status400BadRequest),
            MistakeAnswer.Error => route.Produces<ErrorResponse>(StatusCodes.Status400BadRequest),
            _ => route.Produces<ValidationResponse>(StatusCodes.Status422UnprocessableEntity),
        };
    }

    /// <summary>Gives an answer without a body the framework's words, such as <c>{"detail":"Not Found"}</c>.</summary>
    private static Task ExplainAsync(HttpContext context) =>
        context.Response.WriteAsJsonAsync(new DetailResponse { Detail = ReasonPhrases.GetReasonPhrase(context.Response.StatusCode) });

    /// <summary>A request that cannot be read, or whose sender has left, is no error of the server.</summary>
    private static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
            // A fault may have held it up until now.
            context.Features.GetRequiredFeature<RequestLife>().Over.ThrowIfCancellationRequested();
            await next(context);
        }
        catch (BadHttpRequestException bad) when (!context.Response.HasStarted)
        {
            context.Response.StatusCode = bad.StatusCode;
        }
        catch (Exception left) when (left is OperationCanceledException or IOException)
        {
            context.Abort();
        }
    }
}
