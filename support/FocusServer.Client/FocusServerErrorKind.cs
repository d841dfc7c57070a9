namespace FocusServer.Client;

/// <summary>Why a Focus Server did not do what was asked.</summary>
public enum FocusServerErrorKind
{
    /// <summary>No connection: name unknown, refused, reset, or no trust in its certificate.</summary>
    Unreachable,

    /// <summary>No whole answer before the request's deadline.</summary>
    TimedOut,

    /// <summary>The server has no room for another job (503 or 500 to <c>POST /configure</c>).</summary>
    NoCapacity,

    /// <summary>The server has no fibre to measure.</summary>
    WaitingForFiber,

    /// <summary>The server calls the request wrong (400, 404 or 422).</summary>
    Rejected,

    /// <summary>The server does not accept the access token (401 or 403).</summary>
    Unauthorized,

    /// <summary>Any other error status of the server or a proxy before it.</summary>
    ServerError,

    /// <summary>The answer is not what the contract says.</summary>
    ContractBroken,

    /// <summary>A stream was ended by the server's side while it was being read.</summary>
    StreamLost,
}
