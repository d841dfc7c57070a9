using FocusServer.Evidence.Limits;

namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>The limits of a ramp that is kept; null is a limit that was not known.</summary>
/// <param name="SuccessRatePercent">The least.</param>
/// <param name="ApiResponseMs">The most.</param>
/// <param name="ErrorsAtMaximumPercent">The most.</param>
/// <param name="HealthyStepsPercent">The least.</param>
public sealed record StoredLimits(double? SuccessRatePercent, double? ApiResponseMs, double? ErrorsAtMaximumPercent, double? HealthyStepsPercent)
{
    internal static StoredLimits From(RampLimits? limits) =>
        new(limits?.MinSuccessRate.Percent, limits?.MaxApiResponse.TotalMilliseconds, limits?.MaxErrorRateAtMaximum.Percent, limits?.MinHealthySteps.Percent);

    /// <summary>What is different, such as "success rate 70 % → 85 %"; empty when nothing is.</summary>
    internal string ChangesTo(StoredLimits later)
    {
        (string Name, double? Before, double? After, Func<double, string> Text)[] all =
        [
            ("success rate", SuccessRatePercent, later.SuccessRatePercent, Figures.Percent),
            ("API response", ApiResponseMs, later.ApiResponseMs, ms => Figures.Setting(TimeSpan.FromMilliseconds(ms))),
            ("errors at maximum", ErrorsAtMaximumPercent, later.ErrorsAtMaximumPercent, Figures.Percent),
            ("healthy steps", HealthyStepsPercent, later.HealthyStepsPercent, Figures.Percent),
        ];
        return string.Join(", ", all.Where(limit => limit.Before != limit.After)
            .Select(limit => $"{limit.Name} {Word(limit.Before, limit.Text)} → {Word(limit.After, limit.Text)}"));
    }

    private static string Word(double? value, Func<double, string> text) => value is { } known ? text(known) : "none";
}
