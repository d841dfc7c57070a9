using FocusServer.Evidence.Judging;

namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>One level of a ramp that is kept. What was not measured is null.</summary>
/// <param name="Asked">Jobs.</param>
/// <param name="Streaming">Jobs.</param>
/// <param name="SuccessRatePercent">Streaming of asked.</param>
/// <param name="ApiP50Ms">The median API response.</param>
/// <param name="ApiP95Ms">Nineteen of twenty took no longer.</param>
/// <param name="ApiMaxMs">The slowest.</param>
/// <param name="FirstRowMs">What was typical.</param>
/// <param name="Healthy">Whether every promise of the step was kept.</param>
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
