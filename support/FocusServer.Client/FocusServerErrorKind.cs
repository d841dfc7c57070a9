namespace FocusServer.Client;

/// <summary>The kinds of errors of a request to a Focus Server.</summary>
public enum FocusServerErrorKind
{
    /// <summary>No connection: unknown host, refused, reset, or an untrusted certificate.</summary>
    Unreachable,

    /// <summary>No complete answer before the request's deadline.</summary>
    TimedOut,

    /// <summary>
    /// This machine could not send the request: no route or network, no free port, no file handle left, or a proxy of its own that fails.
    /// The server never saw it.
    /// </summary>
    NotSent,

    /// <summary>The server says that it has no room for another job, in an answer to <c>POST /configure</c>.</summary>
    NoCapacity,

    /// <summary>The server, or a proxy before it, takes no more requests in so short a time (429, or a text that says so).</summary>
    RateLimited,

    /// <summary>The server says that a service it depends on is down: RabbitMQ, MongoDB, Kubernetes.</summary>
    DependencyDown,

    /// <summary>A proxy before the server got no answer from it (502, 504, 520 and above, or a 503 with a page of HTML).</summary>
    GatewayFailed,

    /// <summary>The server has no fibre to measure.</summary>
    WaitingForFiber,

    /// <summary>The server says that the request is wrong (400, 404 or 422).</summary>
    Rejected,

    /// <summary>The server does not accept the access token (401 or 403).</summary>
    Unauthorized,

    /// <summary>Any other error that the server reports.</summary>
    ServerError,

    /// <summary>The answer breaks the contract.</summary>
    ContractBroken,

    /// <summary>
    /// The server keeps the contract, and this client's limits do not fit: an answer is too large, or a connection has too few streams.
    /// </summary>
    BeyondClient,

    /// <summary>The pod says that a stream is not ready yet: UNAVAILABLE, before any row.</summary>
    NotReady,

    /// <summary>The server's side ended a stream while it was being read.</summary>
    StreamLost,
}
