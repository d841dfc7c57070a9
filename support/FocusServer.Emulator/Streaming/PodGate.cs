using FocusServer.Emulator.Jobs;
using Grpc.Core;
using Microsoft.AspNetCore.Http;

namespace FocusServer.Emulator.Streaming;

/// <summary>Stands before the streams of a pod, and answers what the library behind it would answer otherwise than other gRPC servers.</summary>
internal static class PodGate
{
    public static Task PassAsync(HttpContext context, RequestDelegate next)
    {
        var isCall = context.Features.Get<Job>() is not null && context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) == true;
        return isCall && context.GetEndpoint() is null
            ? RefuseAsync(context.Response, StatusCode.Unimplemented, $"There is no method {context.Request.Path}.")
            : next(context);
    }

    /// <summary>A status without any message before it stands in the headers.</summary>
    private static Task RefuseAsync(HttpResponse response, StatusCode status, string message)
    {
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = ((int)status).ToString(System.Globalization.CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(message);
        return response.CompleteAsync();
    }
}
