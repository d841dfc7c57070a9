namespace FocusServer.Evidence.Measurements;

/// <summary>The health of the server after the last level was held, with all jobs still open.</summary>
public sealed record FinalHealth
{
    /// <summary>Judges what the server answered.</summary>
    /// <param name="responses">The response time of each request, by its path, such as "/channels".</param>
    /// <param name="limit">The longest that any of them may take.</param>
    /// <param name="written">That limit in words, such as "15 s".</param>
    /// <param name="waitsForFiber">True when the server says that it waits for its fibre.</param>
    public static FinalHealth From(IReadOnlyDictionary<string, TimeSpan> responses, TimeSpan limit, string written, bool waitsForFiber)
    {
        ArgumentNullException.ThrowIfNull(responses);
        var slow = responses.Where(response => response.Value > limit)
            .Select(response => $"{(response.Key == Channels ? "API response" : response.Key)} {Figures.Seconds(response.Value, limit)}, limit ≤ {written}");
        var reason = waitsForFiber ? "the server is waiting for its fibre" : string.Join("; ", slow);
        return new FinalHealth { Healthy = reason.Length == 0, ApiResponse = responses[Channels], Reason = reason.Length == 0 ? null : reason };
    }

    /// <summary>The path of the request whose time is the API response.</summary>
    public const string Channels = "/channels";

    /// <summary>True when the server is alive, answers in time, and does not wait for its fibre.</summary>
    public required bool Healthy { get; init; }

    /// <summary>The response time of <c>GET /channels</c>, in scenario time; null when it did not answer.</summary>
    public required TimeSpan? ApiResponse { get; init; }

    /// <summary>The reason why it is not healthy; null when it is.</summary>
    public required string? Reason { get; init; }
}
