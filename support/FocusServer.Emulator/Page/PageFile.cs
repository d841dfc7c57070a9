using System.Net.Mime;
using Microsoft.AspNetCore.Http;

namespace FocusServer.Emulator.Page;

/// <summary>Serves a file of the page, which is embedded in the program.</summary>
internal sealed class PageFile(string name) : IResult
{
    private const string ContentSecurityPolicy = "default-src 'none'; connect-src 'self'; img-src 'self' data:; script-src 'self'; style-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        await using var file = typeof(PageFile).Assembly.GetManifestResourceStream($"FocusServer.Emulator.Page.{name}")!;
        var response = httpContext.Response;
        response.Headers.ContentSecurityPolicy = ContentSecurityPolicy;
        response.ContentLength = file.Length;
        response.ContentType = Path.GetExtension(name) switch
        {
            ".css" => $"{MediaTypeNames.Text.Css}; charset=utf-8",
            ".js" => $"{MediaTypeNames.Text.JavaScript}; charset=utf-8",
            _ => $"{MediaTypeNames.Text.Html}; charset=utf-8",
        };
        await file.CopyToAsync(response.Body, httpContext.RequestAborted);
    }
}
