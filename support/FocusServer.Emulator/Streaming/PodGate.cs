using System.Buffers;
using System.Globalization;
using FocusServer.Emulator.Jobs;
using Grpc.Core;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace FocusServer.Emulator.Streaming;

/// <summary>Stands before the streams of a pod, and answers what the library behind it would answer otherwise than other gRPC servers.</summary>
internal static class PodGate
{
    /// <summary>The longest message that a gRPC server takes unless it is told otherwise.</summary>
    public const int MaxMessageBytes = 4 * 1024 * 1024;

    private const int PrefixBytes = 5;

    public static RpcException TooLong() => new(new Status(StatusCode.ResourceExhausted, $"The request is longer than {MaxMessageBytes} bytes."));

    public static async Task PassAsync(HttpContext context, RequestDelegate next)
    {
        context.Features.Get<Farewell>()?.WaitFor(context.Response);
        if (context.Features.Get<Job>() is null || context.Request.ContentType?.StartsWith("application/grpc", StringComparison.Ordinal) != true)
        {
            await next(context);
        }
        else if (await FindObjectionAsync(context) is { } objection)
        {
            await RefuseAsync(context.Response, objection);
        }
        else
        {
            await next(context);
        }
    }

    private static async Task<Status?> FindObjectionAsync(HttpContext context)
    {
        if (context.GetEndpoint() is null)
        {
            return new Status(StatusCode.Unimplemented, $"There is no method {context.Request.Path}.");
        }

        // The limit of the REST API: how long a message may be, its frame says before it comes.
        context.Features.GetRequiredFeature<IHttpMaxRequestBodySizeFeature>().MaxRequestBodySize = null;
        var body = context.Request.BodyReader;
        var begun = await body.ReadAtLeastAsync(PrefixBytes, context.RequestAborted);
        var isTooLong = ReadLength(begun.Buffer) > MaxMessageBytes;
        body.AdvanceTo(begun.Buffer.Start);
        return isTooLong ? TooLong().Status : null;
    }

    private static uint ReadLength(ReadOnlySequence<byte> frame)
    {
        var reader = new SequenceReader<byte>(frame);
        return reader.TryRead(out _) && reader.TryReadBigEndian(out int length) ? (uint)length : 0;
    }

    /// <summary>A status without any message before it stands in the headers.</summary>
    private static Task RefuseAsync(HttpResponse response, Status status)
    {
        response.ContentType = "application/grpc";
        response.Headers["grpc-status"] = ((int)status.StatusCode).ToString(CultureInfo.InvariantCulture);
        response.Headers["grpc-message"] = Uri.EscapeDataString(status.Detail);
        return response.CompleteAsync();
    }
}
