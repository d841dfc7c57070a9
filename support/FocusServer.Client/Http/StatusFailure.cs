using System.Net;
using FocusServer.Contracts.Rest;

namespace FocusServer.Client.Http;

/// <summary>Translates error statuses into exceptions.</summary>
internal static class StatusFailure
{
    /// <summary>Returns a successful answer, and throws for any other.</summary>
    public static RestAnswer Require(RestAnswer answer, bool createsJob = false)
    {
        if (answer.IsSuccess)
        {
            return answer;
        }

        var kind = KindOf(answer, createsJob);
        throw answer.Failure(kind, $"{Meaning(kind)}: {answer.Quote(ServerReason.Find(answer) ?? answer.Text)}");
    }

    private static FocusServerErrorKind KindOf(RestAnswer answer, bool createsJob) => (HttpStatusCode)answer.Status switch
    {
        HttpStatusCode.ServiceUnavailable when IsWaitingForFiber(answer) => FocusServerErrorKind.WaitingForFiber,
        HttpStatusCode.ServiceUnavailable or HttpStatusCode.InternalServerError when createsJob => FocusServerErrorKind.NoCapacity,
        HttpStatusCode.BadRequest or HttpStatusCode.NotFound or HttpStatusCode.UnprocessableEntity => FocusServerErrorKind.Rejected,
        HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden => FocusServerErrorKind.Unauthorized,
        _ => FocusServerErrorKind.ServerError,
    };

    private static bool IsWaitingForFiber(RestAnswer answer) =>
        answer.Text.Contains(LiveMetadata.WaitingForFiberVersion, StringComparison.OrdinalIgnoreCase);

    private static string Meaning(FocusServerErrorKind kind) => kind switch
    {
        FocusServerErrorKind.WaitingForFiber => "because it waits for its fibre",
        FocusServerErrorKind.NoCapacity => "so it has no room for another job",
        FocusServerErrorKind.Rejected => "so it calls the request wrong",
        FocusServerErrorKind.Unauthorized => "so it does not accept the access token (or wants one)",
        _ => "which is an error of the server or of a proxy before it",
    };
}
