using System.Net;

namespace FocusServer.Client.Http;

/// <summary>Translates refusals into exceptions.</summary>
internal static class StatusFailure
{
    /// <summary>Returns a successful answer, and throws for any other.</summary>
    /// <exception cref="FocusServerException">The status is not a success.</exception>
    public static RestAnswer Require(RestAnswer answer) => answer.IsSuccess ? answer : throw From(answer);

    /// <summary>Creates the exception for an answer that refuses the request, whatever its status.</summary>
    public static FocusServerException From(RestAnswer answer)
    {
        var reason = ServerReason.Find(answer) ?? answer.Text;
        var kind = KindOf(answer, reason);
        return answer.Failure(kind, $"{(answer.IsSuccess ? "with an error, " : "")}{Meaning(kind)}: {answer.Quote(reason)}{Way(answer, kind)}");
    }

    private static string Way(RestAnswer answer, FocusServerErrorKind kind) => OwnProxy.Find(answer.Call.Url) switch
    {
        null => "",
        var proxy when kind == FocusServerErrorKind.NotSent => $". Its address is {proxy.Address}. {OwnProxy.Remedy}",
        var proxy => $". It came by way of this machine's proxy, {proxy.Address}",
    };

    private static FocusServerErrorKind KindOf(RestAnswer answer, string reason) => (HttpStatusCode)answer.Status switch
    {
        HttpStatusCode.ProxyAuthenticationRequired => FocusServerErrorKind.NotSent,
        HttpStatusCode.TooManyRequests => FocusServerErrorKind.RateLimited,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => FocusServerErrorKind.Unauthorized,
        HttpStatusCode.BadGateway or HttpStatusCode.GatewayTimeout or >= (HttpStatusCode)520 => FocusServerErrorKind.GatewayFailed,
        HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity => FocusServerErrorKind.Rejected,
        HttpStatusCode.ServiceUnavailable when IsPage(reason) => FocusServerErrorKind.GatewayFailed,
        _ => RefusalText.KindOf(reason) switch
        {
            // Only a request for a job can find no room for one.
            FocusServerErrorKind.NoCapacity when !answer.Call.CreatesJob => FocusServerErrorKind.ServerError,
            { } named => named,
            null => answer.IsSuccess ? FocusServerErrorKind.Rejected : FocusServerErrorKind.ServerError,
        },
    };

    private static bool IsPage(string text) => text.TrimStart().StartsWith('<');

    private static string Meaning(FocusServerErrorKind kind) => kind switch
    {
        FocusServerErrorKind.WaitingForFiber => "because it waits for its fibre",
        FocusServerErrorKind.NoCapacity => "so it has no room for another job",
        FocusServerErrorKind.NotSent => "so a proxy of this machine did not let it through",
        FocusServerErrorKind.RateLimited => "because of a rate limit: so many requests in so short a time are not taken",
        FocusServerErrorKind.DependencyDown => "because a service that it depends on is down",
        FocusServerErrorKind.GatewayFailed => "by a proxy before it that got no answer from it",
        FocusServerErrorKind.Rejected => "so it calls the request wrong",
        FocusServerErrorKind.Unauthorized => "so it does not accept the access token (or wants one)",
        _ => "which is an error of the server or of a proxy before it",
    };
}
