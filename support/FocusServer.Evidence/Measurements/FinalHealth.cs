namespace FocusServer.Evidence.Measurements;

/// <summary>How the server was when the last level had been held, with all jobs still open.</summary>
public sealed record FinalHealth
{
    /// <summary>Judges what the server answered.</summary>
    /// <param name="apiResponse">How long <c>GET /channels</c> took.</param>
    /// <param name="limit">How long it may take.</param>
    /// <param name="waitsForFiber">Whether the server says that it waits for its fibre.</param>
    public static FinalHealth From(TimeSpan apiResponse, TimeSpan limit, bool waitsForFiber)
    {
        var reason = waitsForFiber ? "the server is waiting for its fibre"
            : apiResponse > limit ? FormattableString.Invariant($"API response {apiResponse.TotalSeconds:0.###} s, limit ≤ {limit.TotalSeconds:0.###} s")
            : null;
        return new FinalHealth { Healthy = reason is null, ApiResponse = apiResponse, Reason = reason };
    }

    /// <summary>Alive, answering in time, and not waiting for its fibre.</summary>
    public required bool Healthy { get; init; }

    /// <summary>How long <c>GET /channels</c> took, in scenario time; null when it did not answer.</summary>
    public required TimeSpan? ApiResponse { get; init; }

    /// <summary>What is wrong; null when it is healthy.</summary>
    public required string? Reason { get; init; }
}
