using System.Security.Cryptography;
using System.Text;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Faults;
using FocusServer.Emulator.Jobs;
using Microsoft.AspNetCore.Http;

namespace FocusServer.Emulator.Http;

/// <summary>Lets in who knows the access token. Streams need none: what is asked of a job's port says nothing but the stream.</summary>
internal sealed class AccessToken(string token)
{
    private readonly byte[] _expected = Encoding.UTF8.GetBytes(token);

    public Task CheckAsync(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<Job>() is not null || FaultRoutes.Read(context.Request.Path).Route is null || Knows(context.Request))
        {
            return next(context);
        }

        context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        context.Response.Headers.WWWAuthenticate = "Bearer";
        return context.Response.WriteAsJsonAsync(new DetailResponse { Detail = "Not authenticated" });
    }

    /// <remarks>The scheme in small or capital letters, as RFC 9110 has it; the token to the letter.</remarks>
    private bool Knows(HttpRequest request) =>
        request.Headers.Authorization.ToString().Split(' ', 2, StringSplitOptions.TrimEntries) is [var scheme, var given]
        && scheme.Equals("Bearer", StringComparison.OrdinalIgnoreCase)
        && CryptographicOperations.FixedTimeEquals(Encoding.UTF8.GetBytes(given), _expected);
}
