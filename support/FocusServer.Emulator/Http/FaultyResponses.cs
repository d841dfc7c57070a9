using System.Globalization;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Jobs;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.WebUtilities;

namespace FocusServer.Emulator.Http;

/// <summary>Writes the answers to requests that a fault strikes.</summary>
internal static class FaultyResponses
{
    private const int Pieces = 20;

    public static string Describe(FaultState state) => state.Kind switch
    {
        FaultKind.Error => string.Create(CultureInfo.InvariantCulture, $"Answered with {state.Status}."),
        FaultKind.ProxyError => string.Create(CultureInfo.InvariantCulture, $"Answered with {state.Status} and a proxy's page."),
        FaultKind.Reset => "The connection was reset.",
        FaultKind.MalformedJson => "Answered with half of the JSON.",
        FaultKind.TruncateBody => "The connection broke in the middle of the body.",
        FaultKind.DripBody => string.Create(CultureInfo.InvariantCulture, $"The body came in small pieces within {state.Delay.TotalSeconds} s."),
        FaultKind.WaitForFiber => "Said that there is no fiber.",
        FaultKind.Choke => string.Create(CultureInfo.InvariantCulture, $"Answered with {state.Status}: more than {state.Limit} at once."),
        FaultKind.RateLimit => string.Create(CultureInfo.InvariantCulture, $"Answered with {state.Status}: more than {state.Limit} a second."),
        _ => "Answered with 503.",
    };

    public static async Task WriteAsync(
        FaultState state, HttpContext context, RequestDelegate next, TimeProvider time, CancellationToken cancellationToken)
    {
        switch (state.Kind)
        {
            case FaultKind.RateLimit:
                context.Response.Headers.RetryAfter = "1";
                var message = FormattableString.Invariant($"Rate limit exceeded: {state.Limit} requests per second.");
                await WriteAsync(context, state.Status, new ErrorResponse { Error = "Too Many Requests", Message = message });
                break;
            case FaultKind.Choke when state.Status == StatusCodes.Status500InternalServerError:
            case FaultKind.Error:
                await WriteAsync(context, state.Status, new ErrorResponse { Error = ReasonPhrases.GetReasonPhrase(state.Status), Message = "Something went wrong." });
                break;
            case FaultKind.MongoDown:
                await WriteAsync(context, 503, new ErrorResponse { Error = "Service unavailable", Message = "MongoDB cannot be reached." });
                break;
            case FaultKind.WaitForFiber:
                await WriteAsync(context, 200, Sensor.Waiting);
                break;
            case FaultKind.Choke:
            case FaultKind.ProxyError:
                await WriteProxyPageAsync(state.Status, context, next);
                break;
            case FaultKind.Reset:
                await BufferBodyAsync(context, next);
                Reset(context);
                break;
            case FaultKind.DripBody:
                await DripAsync(context, await BufferBodyAsync(context, next), state.Delay, time, cancellationToken);
                break;
            case FaultKind.TruncateBody:
                await TruncateAsync(context.Response, await BufferBodyAsync(context, next), cancellationToken);
                break;
            default:
                var body = await BufferBodyAsync(context, next);
                context.Response.ContentLength = body.Length / 2;
                await context.Response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), cancellationToken);
                break;
        }
    }

    public static Task WriteAsync<T>(HttpContext context, int status, T body)
    {
        context.Response.StatusCode = status;
        return TypedResults.Json(body).ExecuteAsync(context);
    }

    /// <summary>Answers as a proxy does. With 504 the proxy stopped waiting, and the request takes effect all the same.</summary>
    private static async Task WriteProxyPageAsync(int status, HttpContext context, RequestDelegate next)
    {
        if (status == StatusCodes.Status504GatewayTimeout)
        {
            await BufferBodyAsync(context, next);
            context.Response.Clear();
        }

        var title = $"{status} {ReasonPhrases.GetReasonPhrase(status)}";
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync(
            $"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n");
    }

    /// <summary>Processes the request and returns the body instead of sending it.</summary>
    private static async Task<byte[]> BufferBodyAsync(HttpContext context, RequestDelegate next)
    {
        // Half of a compressed body would be no half of its JSON.
        context.Request.Headers.AcceptEncoding = default;
        var body = context.Response.Body;
        using var buffer = new MemoryStream();
        context.Response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        return buffer.ToArray();
    }

    private static void Reset(HttpContext context)
    {
        // A linger time of zero makes the client see a reset instead of an orderly end.
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            socket.LingerState = new(true, 0);
        }

        context.Abort();
    }

    /// <summary>Announces a chunk and sends half of it. Aborting the connection could discard what was sent before.</summary>
    private static async Task TruncateAsync(HttpResponse response, byte[] body, CancellationToken cancellationToken)
    {
        response.ContentLength = null;
        response.Headers.TransferEncoding = "chunked";
        response.Headers.Connection = "close";
        await response.WriteAsync(FormattableString.Invariant($"{body.Length:x}\r\n"), cancellationToken);
        await response.Body.WriteAsync(body.AsMemory(0, body.Length / 2), cancellationToken);
    }

    private static async Task DripAsync(HttpContext context, byte[] body, TimeSpan duration, TimeProvider time, CancellationToken cancellationToken)
    {
        context.Response.ContentLength = body.Length;
        var start = time.GetTimestamp();
        for (var piece = 0; piece < Pieces && !context.RequestAborted.IsCancellationRequested; piece++)
        {
            var (from, to) = (body.Length * piece / Pieces, body.Length * (piece + 1) / Pieces);
            await context.Response.Body.WriteAsync(body.AsMemory(from, to - from), cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
            var wait = (duration * (piece + 1) / Pieces) - time.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }
}
