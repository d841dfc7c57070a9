using FocusServer.Emulator.Jobs;
using Microsoft.Net.Http.Headers;

namespace FocusServer.Emulator.Http;

/// <summary>Gives REST answers the form that the options say: with or without charset, with a length or in chunks.</summary>
internal sealed class AnswerForm(EmulatorOptions options)
{
    public async Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        var response = context.Response;
        if (context.Features.Get<Job>() is not null)
        {
            await next(context);
            return;
        }

        var body = response.Body;
        using var buffer = new MemoryStream();
        response.Body = buffer;
        try
        {
            await next(context);
        }
        finally
        {
            response.Body = body;
        }

        if (!options.Charset && MediaTypeHeaderValue.TryParse(response.ContentType, out var type))
        {
            response.ContentType = type.MediaType.ToString();
        }

        if (options.ContentLength)
        {
            response.ContentLength = buffer.Length;
        }

        await body.WriteAsync(buffer.GetBuffer().AsMemory(0, (int)buffer.Length), context.RequestAborted);
    }
}
