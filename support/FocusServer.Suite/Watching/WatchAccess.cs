using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace FocusServer.Suite.Watching;

/// <summary>Lets those in who give the token: in a header, or once in a form, for a cookie that is worth nothing elsewhere.</summary>
/// <param name="token">The token; null to let everybody in.</param>
internal sealed class WatchAccess(string? token)
{
    private readonly string _session = RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>Tells whether a request may pass.</summary>
    public bool Allows(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        var bearer = request.Headers.Authorization.ToString();
        return token is null
            || (bearer.StartsWith("Bearer ", StringComparison.Ordinal) && AreEqual(bearer["Bearer ".Length..], token))
            || (request.Cookies.TryGetValue(CookieName(request), out var cookie) && AreEqual(cookie, _session));
    }

    /// <summary>Gives a browser its cookie for the right token; returns whether it was the right one.</summary>
    public bool TryOpen(HttpContext context, string given)
    {
        ArgumentNullException.ThrowIfNull(context);
        var isRight = token is not null && AreEqual(given, token);
        if (isRight)
        {
            context.Response.Cookies.Append(CookieName(context.Request), _session, new CookieOptions { HttpOnly = true, SameSite = SameSiteMode.Strict, Path = "/" });
        }

        return isRight;
    }

    // A cookie belongs to a host, whatever its ports.
    private static string CookieName(HttpRequest request) => FormattableString.Invariant($"focus-watch-{request.Host.Port ?? 80}");

    private static bool AreEqual(string given, string right) =>
        CryptographicOperations.FixedTimeEquals(SHA256.HashData(Encoding.UTF8.GetBytes(given)), SHA256.HashData(Encoding.UTF8.GetBytes(right)));
}
