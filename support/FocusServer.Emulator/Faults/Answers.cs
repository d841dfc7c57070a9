using System.Globalization;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Jobs;
using Microsoft.AspNetCore.Connections.Features;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;

namespace FocusServer.Emulator.Faults;

/// <summary>The answers that nobody wants to get.</summary>
internal static class Answers
{
    private const int Drops = 20;

    public static string Describe(FaultState state) => state.Kind switch
    {
        FaultKind.Error => string.Create(CultureInfo.InvariantCulture, $"Answered with {state.Status}."),
        FaultKind.ProxyError => string.Create(CultureInfo.InvariantCulture, $"Answered with {state.Status} and a proxy's page."),
        FaultKind.Reset => "The connection was reset.",
        FaultKind.MalformedJson => "Answered with half of the JSON.",
        FaultKind.TruncateBody => "The connection broke in the middle of the body.",
        FaultKind.DripBody => string.Create(CultureInfo.InvariantCulture, $"The body came in drops within {state.Delay.TotalSeconds} s."),
        FaultKind.WaitForFiber => "Said that there is no fiber.",
        _ => "Answered with 503.",
    };

    public static async Task StrikeAsync(
        FaultState state, HttpContext context, RequestDelegate next, TimeProvider time, CancellationToken cancellationToken)
    {
        switch (state.Kind)
        {
            case FaultKind.Error:
                await WriteAsync(context, state.Status, new ErrorResponse { Error = ReasonPhrases.GetReasonPhrase(state.Status), Message = "Something went wrong." });
                break;
            case FaultKind.MongoDown:
                await WriteAsync(context, 503, new ErrorResponse { Error = "Service unavailable", Message = "MongoDB cannot be reached." });
                break;
            case FaultKind.WaitForFiber:
                await WriteAsync(context, 200, Sensor.Metadata with { PulseRepetitionRate = 0, SoftwareVersion = "waiting for fiber" });
                break;
            case FaultKind.ProxyError:
                await BehindProxyAsync(state.Status, context, next);
                break;
            case FaultKind.Reset:
                await TakeAnswerAsync(context, next);
                Reset(context);
                break;
            default:
                await SpoilAsync(state, context, await TakeAnswerAsync(context, next), time, cancellationToken);
                break;
        }
    }

    public static Task WriteAsync<T>(HttpContext context, int status, T body)
    {
        context.Response.StatusCode = status;
        return TypedResults.Json(body).ExecuteAsync(context);
    }

    /// <summary>A proxy that gives up waiting does not call the work back.</summary>
    private static async Task BehindProxyAsync(int status, HttpContext context, RequestDelegate next)
    {
        if (status == StatusCodes.Status504GatewayTimeout)
        {
            await TakeAnswerAsync(context, next);
            context.Response.Clear();
        }

        var title = $"{status} {ReasonPhrases.GetReasonPhrase(status)}";
        context.Response.StatusCode = status;
        context.Response.ContentType = "text/html";
        await context.Response.WriteAsync(
            $"<html>\r\n<head><title>{title}</title></head>\r\n<body>\r\n<center><h1>{title}</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n");
    }

    /// <summary>Lets the request do its work, and keeps the body.</summary>
    private static async Task<byte[]> TakeAnswerAsync(HttpContext context, RequestDelegate next)
    {
        var body = context.Response.Body;
        using var kept = new MemoryStream();
        context.Response.Body = kept;
        try
        {
            await next(context);
        }
        finally
        {
            context.Response.Body = body;
        }

        return kept.ToArray();
    }

    private static void Reset(HttpContext context)
    {
        // Without lingering the client gets a reset, and not just an end.
        if (context.Features.Get<IConnectionSocketFeature>()?.Socket is { } socket)
        {
            socket.LingerState = new(true, 0);
        }

        context.Abort();
    }

    private static async Task SpoilAsync(FaultState state, HttpContext context, byte[] body, TimeProvider time, CancellationToken cancellationToken)
    {
        var half = body.AsMemory(0, body.Length / 2);
        switch (state.Kind)
        {
            case FaultKind.DripBody:
                context.Response.ContentLength = body.Length;
                await DripAsync(context, body, state.Delay, time, cancellationToken);
                break;
            case FaultKind.TruncateBody:
                await TruncateAsync(context.Response, half, body.Length, cancellationToken);
                break;
            default:
                context.Response.ContentLength = half.Length;
                await context.Response.Body.WriteAsync(half, cancellationToken);
                break;
        }
    }

    /// <summary>Announces a chunk and sends half of it. To abort the connection would be simpler, but might swallow what was sent before.</summary>
    private static async Task TruncateAsync(HttpResponse response, ReadOnlyMemory<byte> half, int length, CancellationToken cancellationToken)
    {
        response.ContentLength = null;
        response.Headers.TransferEncoding = "chunked";
        response.Headers.Connection = "close";
        await response.WriteAsync(FormattableString.Invariant($"{length:x}\r\n"), cancellationToken);
        await response.Body.WriteAsync(half, cancellationToken);
    }

    private static async Task DripAsync(HttpContext context, byte[] body, TimeSpan within, TimeProvider time, CancellationToken cancellationToken)
    {
        var start = time.GetTimestamp();
        for (var drop = 0; drop < Drops && !context.RequestAborted.IsCancellationRequested; drop++)
        {
            var (from, to) = (body.Length * drop / Drops, body.Length * (drop + 1) / Drops);
            await context.Response.Body.WriteAsync(body.AsMemory(from, to - from), cancellationToken);
            await context.Response.Body.FlushAsync(cancellationToken);
            var wait = (within * (drop + 1) / Drops) - time.GetElapsedTime(start);
            if (wait > TimeSpan.Zero)
            {
                await Task.Delay(wait, time, cancellationToken);
            }
        }
    }
}
