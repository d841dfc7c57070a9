using System.Net;
using Microsoft.AspNetCore.Http;

namespace FocusServer.Suite.Watching;

/// <summary>Refuses requests under foreign host names (DNS rebinding) and from pages of other sites.</summary>
/// <param name="plan">The place at which the page is served.</param>
internal sealed class WatchGuard(WatchPlan plan)
{
    private static readonly string _machine = Dns.GetHostName();

    /// <summary>Finds why a request is refused, in a sentence; null when it is not.</summary>
    public string? FindObjection(HttpRequest request)
    {
        ArgumentNullException.ThrowIfNull(request);
        if (!IsKnown(request.Host.Host))
        {
            return "The page is not served under this host name.";
        }

        var origin = request.Headers.Origin.ToString();
        if (origin.Length > 0 && origin != $"{request.Scheme}://{request.Host.Value}")
        {
            return "The request comes from a page of another site.";
        }

        // A link on another site may lead here, but nothing of another site may ask.
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var isFollowed = HttpMethods.IsGet(request.Method) && request.Headers["Sec-Fetch-Mode"] == "navigate";
        return site is "" or "same-origin" or "none" || isFollowed ? null : "The request comes from another site.";
    }

    private bool IsKnown(string host)
    {
        var address = IPAddress.TryParse(host.Trim('[', ']'), out var parsed) ? parsed : null;
        return IPAddress.IsLoopback(plan.Address)
            ? host.Equals("localhost", StringComparison.OrdinalIgnoreCase) || (address is not null && IPAddress.IsLoopback(address))
            : address is not null || IsMachine(host);
    }

    private static bool IsMachine(string host) =>
        host.Equals("localhost", StringComparison.OrdinalIgnoreCase)
        || host.Equals(_machine, StringComparison.OrdinalIgnoreCase)
        || host.StartsWith(_machine.Split('.')[0] + ".", StringComparison.OrdinalIgnoreCase);
}
