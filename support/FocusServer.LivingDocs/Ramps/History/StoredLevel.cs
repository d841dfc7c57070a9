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
    internal static StoredLevel Of(RampLevel level) => new(
        level.Asked,
        level.Streaming,
        Rounded(level.SuccessRate),
        Rounded(level.Api.P50),
        Rounded(level.Api.P95),
        Rounded(level.Api.Max),
        Rounded(level.FirstRow.Typical),
        level.Healthy);

    private static double? Rounded(TimeSpan? time) => Rounded(time?.TotalMilliseconds);

    private static double? Rounded(double? number) => number is { } known ? Math.Round(known, 1) : null;
}
