namespace FocusServer.Load.Run;

/// <summary>How the server was when the last level had been held, with all jobs still open.</summary>
public sealed record FinalHealth
{
    /// <summary>Alive, answering in time, and not waiting for its fibre.</summary>
    public required bool Healthy { get; init; }

    /// <summary>How long <c>GET /channels</c> took, in scenario time; null when it did not answer.</summary>
    public required TimeSpan? ApiResponse { get; init; }

    /// <summary>What is wrong; null when it is healthy.</summary>
    public required string? Reason { get; init; }
}
