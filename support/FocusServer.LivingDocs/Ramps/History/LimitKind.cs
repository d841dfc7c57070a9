using FocusServer.Evidence;

namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>One of the limits of a ramp, and how near its runs come to it.</summary>
/// <param name="Name">The name, as tables of limits have it.</param>
/// <param name="Of">Gets its value; null when it is not known.</param>
/// <param name="Text">Formats its value.</param>
/// <param name="HighIsLoose">True when a higher limit allows more.</param>
/// <param name="Allowed">Gets what a limit allows: a time, or a share of failures in percent.</param>
/// <param name="Used">Gets the most that a run used of it; null when it was not measured.</param>
/// <param name="Finest">Gets the least that a run can use of it at all, such as one job of the largest level; 0 for a time.</param>
/// <param name="Describe">Describes the most that any run used, and what is allowed.</param>
internal sealed record LimitKind(
    string Name,
    Func<StoredLimits, double?> Of,
    Func<double, string> Text,
    bool HighIsLoose,
    Func<double, double> Allowed,
    Func<StoredRamp, double?> Used,
    Func<StoredRamp, double> Finest,
    Func<double, double, string> Describe)
{
    public static IReadOnlyList<LimitKind> All { get; } =
    [
        new(
            "success rate",
            limits => limits.SuccessRatePercent,
            Figures.ExactPercent,
            HighIsLoose: false,
            limit => 100 - limit,
            ramp => ramp.Levels.Max(Failures),
            ramp => 100.0 / Math.Max(1, ramp.Key.Maximum),
            (used, allowed) => $"at most {Figures.Percent(used)} of a level's jobs failed, where {Figures.ExactPercent(allowed)} may"),
        new(
            "API response",
            limits => limits.ApiResponseMs,
            ms => Figures.ExactSeconds(TimeSpan.FromMilliseconds(ms)),
            HighIsLoose: true,
            limit => limit,
            ramp => ramp.Levels.Max(level => level.ApiMaxMs),
            _ => 0,
            (used, _) => $"the slowest took {Figures.Setting(TimeSpan.FromMilliseconds(used))}"),
        new(
            "errors at maximum",
            limits => limits.ErrorsAtMaximumPercent,
            Figures.ExactPercent,
            HighIsLoose: true,
            limit => limit,
            ramp => ramp.Levels.Where(level => level.Asked == ramp.Key.Maximum).Max(Failures),
            ramp => 100.0 / Math.Max(1, ramp.Key.Maximum),
            (used, allowed) => $"at most {Figures.Percent(used)} of the jobs failed at the maximum, where {Figures.ExactPercent(allowed)} may"),
        new(
            "healthy steps",
            limits => limits.HealthyStepsPercent,
            Figures.ExactPercent,
            HighIsLoose: false,
            limit => 100 - limit,
            ramp => ramp.Key.Plan() is { Steps.Count: var planned } ? 100.0 * (planned - ramp.Levels.Count(level => level.Healthy)) / planned : null,
            ramp => 100.0 / Math.Max(1, ramp.Key.Plan()?.Steps.Count ?? 1),
            (used, allowed) => $"at most {Figures.Percent(used)} of the steps were not healthy, where {Figures.ExactPercent(allowed)} may be so"),
    ];

    /// <summary>Tells whether a limit allows more than another.</summary>
    public bool IsLooser(double limit, double other) => HighIsLoose ? limit > other : limit < other;

    private static double? Failures(StoredLevel level) => 100 - level.SuccessRatePercent;
}
