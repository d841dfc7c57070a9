using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Jobs;
using FocusServer.Emulator.Streaming;
using Grpc.AspNetCore.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace FocusServer.Emulator.Http;

/// <summary>Everything that the emulator answers to.</summary>
internal static class FocusServerRoutes
{
    public static void Map(WebApplication app, FocusServerApi api, EmulatorOptions options)
    {
        app.UseStatusCodePages(context => ExplainAsync(context.HttpContext));
        app.Use(GuardAsync);
        app.UseRouting();
        app.Use(KeepPodsApart);

        app.MapGrpcService<DataStreamPod>();
        foreach (var prefix in (string[])["", "/focus-server"])
        {
            var root = app.MapGroup(prefix);
            root.MapGet("/ack", FocusServerApi.Acknowledge);
            root.MapGet("/channels", FocusServerApi.GetChannels);
            root.MapGet("/live_metadata", FocusServerApi.GetLiveMetadata);
            root.MapPost("/configure", (Delegate)api.ConfigureAsync);
            root.MapGet("/metadata/{jobId}", api.GetMetadata);
            if (options.DeleteSupported)
            {
                root.MapDelete("/job/{jobId}", api.Delete);
            }
        }
    }

    /// <summary>Gives an answer without a body the framework's words, such as <c>{"detail":"Not Found"}</c>.</summary>
    private static Task ExplainAsync(HttpContext context) =>
        context.Response.WriteAsJsonAsync(new DetailResponse { Detail = ReasonPhrases.GetReasonPhrase(context.Response.StatusCode) });

    /// <summary>A request that cannot be read, or whose sender has left, is no error of the server.</summary>
    private static async Task GuardAsync(HttpContext context, RequestDelegate next)
    {
        try
        {
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

    /// <summary>A pod answers only to streams, and the REST address only to REST.</summary>
    private static Task KeepPodsApart(HttpContext context, RequestDelegate next)
    {
        var isPod = context.Features.Get<Job>() is not null;
        var isStream = context.GetEndpoint()?.Metadata.GetMetadata<GrpcMethodMetadata>() is not null;
        if (isPod != isStream)
        {
            context.SetEndpoint(null);
        }

        return next(context);
    }
}
