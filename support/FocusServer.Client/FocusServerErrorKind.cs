namespace FocusServer.Client;

/// <summary>The kinds of errors of a request to a Focus Server.</summary>
public enum FocusServerErrorKind
{
    /// <summary>No connection: unknown host, refused, reset, or an untrusted certificate.</summary>
    Unreachable,

    /// <summary>No complete answer before the request's deadline.</summary>
    TimedOut,

    /// <summary>The server has no room for another job (503 or 500 to <c>POST /configure</c>).</summary>
    NoCapacity,

    /// <summary>The server has no fibre to measure.</summary>
    WaitingForFiber,

    /// <summary>The server says that the request is wrong (400, 404 or 422).</summary>
    Rejected,

    /// <summary>The server does not accept the access token (401 or 403).</summary>
    Unauthorized,

    /// <summary>Any other error status, of the server or of a proxy in front of it.</summary>
    ServerError,

    /// <summary>The answer breaks the contract.</summary>
    ContractBroken,

    /// <summary>The server's side ended a stream while it was being read.</summary>
    StreamLost,
}
