using System.Security.Cryptography;
using System.Text;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Http;

/// <summary>Requires the access token on the routes of the contract. Streams need none, as on a real server.</summary>
internal sealed class AccessToken(string token)
{
    private readonly byte[] _expected = Encoding.UTF8.GetBytes(token);

    public Task InvokeAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<Job>() is not null || FaultRoutes.Parse(context.Request.Path).Route is null || HasToken(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return context.Response.WriteAsJsonAsync(new DetailResponse { Detail = "Not authenticated" });
    }

    /// <remarks>The scheme is case-insensitive (RFC 9110), the token is not.</remarks>
    private bool HasToken(HttpRequest request) =>
        request.Headers.Authorization.ToString().Split(' ', 2, StringSplitOptions.TrimEntries) is [var scheme, var given]
        && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), _expected);
}
