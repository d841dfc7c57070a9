namespace FocusServer.LivingDocs.Ramps;

/// <summary>Durations in figures. What there were too few samples for is null.</summary>
/// <param name="Count">How many durations; null when the evidence does not say.</param>
/// <param name="P50">The median.</param>
/// <param name="P95">Nineteen of twenty took no longer.</param>
/// <param name="Max">The longest.</param>
/// <param name="Mean">The average, of evidence that has no percentiles.</param>
public sealed record Latency(long? Count, TimeSpan? P50, TimeSpan? P95, TimeSpan? Max, TimeSpan? Mean = null)
{
    /// <summary>Nothing was measured.</summary>
    public static Latency None { get; } = new(null, null, null, null);

    /// <summary>What is typical: the median, or else the average.</summary>
    public TimeSpan? Typical => P50 ?? Mean;

    /// <summary>Whether anything was measured.</summary>
    public bool Any => Typical is not null || Max is not null;
}
