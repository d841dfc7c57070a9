using System.Net.Sockets;

namespace FocusServer.Client.Http;

/// <summary>Creates the errors of requests that got no complete answer.</summary>
internal static class TransportFailure
{
    public static FocusServerException TimedOut(RestCall call, TimeSpan limit, Exception cause) =>
        Create(FocusServerErrorKind.TimedOut, call, FormattableString.Invariant($"had no whole answer within {limit.TotalSeconds:0.###} s"), wasSent: true, cause);

    public static FocusServerException From(RestCall call, HttpRequestException cause, Secret secret) => cause.HttpRequestError switch
    {
        HttpRequestError.SecureConnectionError => Unreachable(call, cause, "could not agree on a secure connection"),
        HttpRequestError.NameResolutionError when OwnProxy.Find(call.Url) is { } proxy => ProxyFailed(call, cause, proxy),
        HttpRequestError.NameResolutionError => NotSent(call, cause, "found no such host", "Check the base URL and the network"),
        HttpRequestError.ProxyTunnelError => ProxyFailed(call, cause, OwnProxy.Find(call.Url)),
        HttpRequestError.ConnectionError when OwnProxy.Find(call.Url) is { } proxy => ProxyFailed(call, cause, proxy),
        HttpRequestError.ConnectionError when LocalFailure.Find(cause) is { } remedy => NotSent(call, cause, "could not be sent by this machine", remedy),
        HttpRequestError.ConnectionError => Unreachable(call, cause, "got no connection"),
        HttpRequestError.ConfigurationLimitExceeded => Create(
            FocusServerErrorKind.BeyondClient,
            call,
            $"was answered with more than this suite takes: {Reason(cause, secret)}",
            wasSent: true,
            secret.Harmless(cause)),
        HttpRequestError.InvalidResponse =>
            Create(FocusServerErrorKind.ContractBroken, call, $"was answered in what is not HTTP: {Reason(cause, secret)}", wasSent: true, secret.Harmless(cause)),
        _ => Unreachable(call, cause, "lost its connection before an answer came", wasSent: true),
    };

    /// <summary>
    /// Describes a failure that did not happen, so that everything it takes is loaded: a process without a file handle could not load it,
    /// and would crash where it should say what to do.
    /// </summary>
    public static FocusServerException Rehearse() => From(
        new RestCall(HttpMethod.Get, new Uri("http://localhost")),
        new HttpRequestException(HttpRequestError.ConnectionError, "", new SocketException((int)SocketError.TooManyOpenSockets)),
        new Secret(null));

    private static FocusServerException Unreachable(RestCall call, HttpRequestException cause, string what, bool wasSent = false) =>
        Create(
            FocusServerErrorKind.Unreachable,
            call,
            $"{what}: {Reason(cause)}. Check the base URL, the network and that the server runs",
            wasSent,
            cause);

    private static FocusServerException NotSent(RestCall call, HttpRequestException cause, string what, string remedy) =>
        Create(FocusServerErrorKind.NotSent, call, $"{what}: {Reason(cause)}. {remedy}", wasSent: false, cause);

    // The inner exceptions quote the proxy's address with its password, so they are left out.
    private static FocusServerException ProxyFailed(RestCall call, HttpRequestException cause, OwnProxy? proxy) =>
        Create(
            FocusServerErrorKind.NotSent,
            call,
            $"was not sent, because the proxy {proxy?.Address ?? "of this machine"} gave no connection: {proxy?.Redact(Reason(cause)) ?? Reason(cause)}. "
                + OwnProxy.Remedy,
            wasSent: false,
            cause: null);

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
