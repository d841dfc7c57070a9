using FocusServer.Evidence;
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
    internal string ChangesTo(StoredLimits later)
    {
        (string Name, double? Before, double? After, Func<double, string> Text)[] all =
        [
            ("success rate", SuccessRatePercent, later.SuccessRatePercent, Figures.ExactPercent),
            ("API response", ApiResponseMs, later.ApiResponseMs, ms => Figures.ExactSeconds(TimeSpan.FromMilliseconds(ms))),
            ("errors at maximum", ErrorsAtMaximumPercent, later.ErrorsAtMaximumPercent, Figures.ExactPercent),
            ("healthy steps", HealthyStepsPercent, later.HealthyStepsPercent, Figures.ExactPercent),
        ];
        return string.Join(", ", all.Where(limit => limit.Before != limit.After)
            .Select(limit => $"{limit.Name} {Word(limit.Before, limit.Text)} → {Word(limit.After, limit.Text)}"));
    }

    private static string Word(double? value, Func<double, string> text) => value is { } known ? text(known) : "none";
}
