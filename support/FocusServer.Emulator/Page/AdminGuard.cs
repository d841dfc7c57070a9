using System.Net;
using FocusServer.Contracts.Rest;

namespace FocusServer.Emulator.Page;

/// <summary>
/// Refuses requests to the page and to <c>/_emulator/</c> from other machines, under host names other than loopback (DNS rebinding), and
/// from pages of other sites (cross-site requests).
/// </summary>
internal sealed class AdminGuard(EmulatorOptions options) : IEndpointFilter
{
    private const string ContentSecurityPolicy =
        "default-src 'none'; connect-src 'self'; img-src 'self' data:; script-src 'self'; style-src 'self'; "
        + "base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    public async ValueTask<object?> InvokeAsync(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        if (FindObjection(context.HttpContext) is { } objection)
        {
            return TypedResults.Json(new DetailResponse { Detail = objection }, statusCode: StatusCodes.Status403Forbidden);
        }

        var headers = context.HttpContext.Response.Headers;
        headers.ContentSecurityPolicy = ContentSecurityPolicy;
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        return await next(context);
    }

    private string? FindObjection(HttpContext context)
    {
        var request = context.Request;
        if (!options.AllowRemote && !(context.Connection.RemoteIpAddress is { } address && IPAddress.IsLoopback(address) && IsLoopback(request.Host.Host)))
        {
            return $"'{request.Host.Host}' is not loopback; allowed are 127.0.0.1, [::1] and localhost, from this machine, unless AllowRemote is set.";
        }

        var origin = request.Headers.Origin.ToString();
        return origin.Length == 0 || (Uri.TryCreate(origin, UriKind.Absolute, out var page) && page.Authority == Authority(request))
            ? null
            : $"The request comes from a page of '{origin}'; allowed is the emulator's own.";
    }

    private static bool IsLoopback(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (IPAddress.TryParse(host.Trim('[', ']'), out var address) && IPAddress.IsLoopback(address));

    /// <summary>Gets the authority as a browser writes it, which leaves out the default port.</summary>
    private static string Authority(HttpRequest request) =>
        Uri.TryCreate($"{request.Scheme}://{request.Host.Value}", UriKind.Absolute, out var own) ? own.Authority : "";
}
