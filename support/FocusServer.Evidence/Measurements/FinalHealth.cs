namespace FocusServer.Evidence.Measurements;

/// <summary>The health of the server after the last level was held, with all jobs still open.</summary>
public sealed record FinalHealth
{
    /// <summary>Judges what the server answered.</summary>
    /// <param name="apiResponse">The response time of <c>GET /channels</c>.</param>
    /// <param name="limit">The longest that it may take.</param>
    /// <param name="waitsForFiber">True when the server says that it waits for its fibre.</param>
    public static FinalHealth From(TimeSpan apiResponse, TimeSpan limit, bool waitsForFiber)
    {
        var reason = waitsForFiber ? "the server is waiting for its fibre"
            : apiResponse > limit ? $"API response {Figures.Seconds(apiResponse)}, limit ≤ {Figures.Seconds(limit)}"
            : null;
        return new FinalHealth { Healthy = reason is null, ApiResponse = apiResponse, Reason = reason };
    }

    /// <summary>True when the server is alive, answers in time, and does not wait for its fibre.</summary>
    public required bool Healthy { get; init; }

    /// <summary>The response time of <c>GET /channels</c>, in scenario time; null when it did not answer.</summary>
    public required TimeSpan? ApiResponse { get; init; }

    /// <summary>The reason why it is not healthy; null when it is.</summary>
    public required string? Reason { get; init; }
}
