using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Judging;

/// <summary>
/// The interval in which the true percentage lies, with 95 % confidence, given a sample (Wilson's score interval). It assumes independent
/// jobs; those of one server are not quite independent, so the true interval is at least as wide.
/// </summary>
/// <param name="Low">Its lower end.</param>
/// <param name="High">Its upper end.</param>
public readonly record struct WilsonInterval(Percentage Low, Percentage High)
{
    // The two-sided 95 % point of the normal distribution.
    private const double Z = 1.959963984540054;

    /// <summary>Calculates the interval for a part of a whole.</summary>
    /// <exception cref="ArgumentOutOfRangeException">The whole is less than 1, or the part is not in 0 … whole.</exception>
    public static WilsonInterval From(int part, int whole)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(whole, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(part);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(part, whole);
        var (n, rate, z2) = ((double)whole, (double)part / whole, Z * Z);
        var middle = (rate + (z2 / (2 * n))) / (1 + (z2 / n));
        var reach = Z / (1 + (z2 / n)) * Math.Sqrt((rate * (1 - rate) / n) + (z2 / (4 * n * n)));
        return new WilsonInterval(Percent(middle - reach), Percent(middle + reach));
    }

    /// <summary>
    /// Explains that a level cannot prove the least success rate even when every job streams, such as "10 jobs cannot prove 85 %"; null when it can.
    /// </summary>
    public static string? TooSmall(int jobs, RampLimits limits) =>
        From(jobs, jobs).Low >= limits.MinSuccessRate ? null : $"{Figures.Jobs(jobs)} cannot prove {limits.SuccessRateText}";

    /// <summary>Formats it as "72–100 %".</summary>
    public override string ToString() => Figures.Range(Low.Percent, High.Percent) + " %";

    private static Percentage Percent(double rate) => new(Math.Clamp(100 * rate, 0, 100));
}
