using FocusServer.Evidence.Limits;

namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>The stored limits of a ramp; null for a limit that was not known.</summary>
/// <param name="SuccessRatePercent">The minimum success rate.</param>
/// <param name="ApiResponseMs">The maximum API response.</param>
/// <param name="ErrorsAtMaximumPercent">The maximum error rate at the maximum.</param>
/// <param name="HealthyStepsPercent">The minimum share of healthy steps.</param>
public sealed record StoredLimits(double? SuccessRatePercent, double? ApiResponseMs, double? ErrorsAtMaximumPercent, double? HealthyStepsPercent)
{
    internal static StoredLimits From(RampLimits? limits) =>
        new(limits?.MinSuccessRate.Percent, limits?.MaxApiResponse.TotalMilliseconds, limits?.MaxErrorRateAtMaximum.Percent, limits?.MinHealthySteps.Percent);

    /// <summary>Describes the differences, such as "success rate 70 % → 85 %"; empty when nothing is.</summary>
    internal string ChangesTo(StoredLimits later) =>
        string.Join(", ", LimitKind.All.Select(kind => (Kind: kind, Before: kind.Of(this), After: kind.Of(later)))
            .Where(limit => limit.Before != limit.After)
            .Select(limit => $"{limit.Kind.Name} {Word(limit.Before, limit.Kind.Text)} → {Word(limit.After, limit.Kind.Text)}"));

    private static string Word(double? value, Func<double, string> text) => value is { } known ? text(known) : "none";
}
