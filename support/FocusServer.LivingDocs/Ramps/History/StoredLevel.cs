using FocusServer.Evidence.Judging;

namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>A stored level of a ramp. A figure that was not measured is null.</summary>
/// <param name="Asked">The number of jobs.</param>
/// <param name="Streaming">The number of jobs.</param>
/// <param name="SuccessRatePercent">The share of asked jobs that streamed.</param>
/// <param name="ApiP50Ms">The median API response.</param>
/// <param name="ApiP95Ms">The 95th percentile of the API response.</param>
/// <param name="ApiMaxMs">The slowest API response.</param>
/// <param name="FirstRowMs">The median time to the first row.</param>
/// <param name="Healthy">True if every promise of the step was kept.</param>
public sealed record StoredLevel(
    int Asked, int? Streaming, double? SuccessRatePercent, double? ApiP50Ms, double? ApiP95Ms, double? ApiMaxMs, double? FirstRowMs, bool Healthy)
{
    internal static StoredLevel From(StepResult level) => new(
        level.Step.Level,
        level.Streaming,
        Rounded(level.SuccessRate.Percent),
        Rounded(level.Probes.Response.P50),
        Rounded(level.Probes.Response.P95),
        Rounded(level.Probes.Response.Max),
        Rounded(level.Streams.FirstRow.P50),
        level.Healthy);

    private static double? Rounded(TimeSpan? time) => Rounded(time?.TotalMilliseconds);

    private static double? Rounded(double? number) => number is { } known ? Math.Round(known, 1) : null;
}
