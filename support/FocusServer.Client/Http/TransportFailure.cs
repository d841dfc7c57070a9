namespace FocusServer.Client.Http;

/// <summary>Creates the errors of requests that got no complete answer.</summary>
internal static class TransportFailure
{
    public static FocusServerException TimedOut(RestCall call, TimeSpan limit, Exception cause) =>
        Create(FocusServerErrorKind.TimedOut, call, $"had no whole answer within {limit.TotalSeconds:0.###} s", wasSent: true, cause);

    public static FocusServerException From(RestCall call, HttpRequestException cause, Secret secret) => cause.HttpRequestError switch
    {
        HttpRequestError.SecureConnectionError => Unreachable(call, cause, "could not agree on a secure connection", wasSent: false),
        HttpRequestError.NameResolutionError => Unreachable(call, cause, "found no such host", wasSent: false),
        HttpRequestError.ConnectionError or HttpRequestError.ProxyTunnelError =>
            Unreachable(call, cause, "got no connection", wasSent: false),
        HttpRequestError.InvalidResponse =>
            Create(FocusServerErrorKind.ContractBroken, call, $"was answered in what is not HTTP: {Reason(cause, secret)}", wasSent: true, secret.Harmless(cause)),
        _ => Unreachable(call, cause, "lost its connection before an answer came", wasSent: true),
    };

    private static FocusServerException Unreachable(RestCall call, HttpRequestException cause, string what, bool wasSent) =>
        Create(
            FocusServerErrorKind.Unreachable,
            call,
            $"{what}: {Reason(cause)}. Check the base URL, the network and that the server runs",
            wasSent,
            cause);

    // A request that creates or ends something may have been carried out even though no answer came: the message says so.
    private static FocusServerException Create(FocusServerErrorKind kind, RestCall call, string sentence, bool wasSent, Exception? cause)
    {
        var doubt = wasSent && call.Method != HttpMethod.Get ? " Whether the server carried it out is unknown." : "";
        return new FocusServerException(kind, $"{call} {sentence}.{doubt}", innerException: cause)
        {
            MayHaveCreatedJob = wasSent && call.CreatesJob,
        };
    }

    private static string Reason(HttpRequestException cause, Secret? secret = null) =>
        Excerpt.From(secret?.Redact(cause.GetBaseException().Message) ?? cause.GetBaseException().Message).TrimEnd('.');
}
