using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using MathNet.Numerics.Distributions;

namespace FocusServer.Evidence.Power;

/// <summary>The servers that one level of a ramp can tell apart.</summary>
/// <param name="Level">The jobs to be held.</param>
/// <param name="Needed">The fewest of them that must stream through a hold for the level to pass.</param>
/// <param name="Chance">
/// The chance, 0 to 1, that a server which is worse than the limit passes the level all the same, in one of its two holds.
/// </param>
public sealed record LevelPower(int Level, int Needed, double Chance)
{
    private const double Rounding = 0.005;

    /// <summary>The most jobs that a server may have room for and yet fail the level in every run; 0 when there is no such server.</summary>
    public int FailingRoom => Needed - 1;

    /// <summary>The runs of a hundred in which the worse server passes, such as "61"; "fewer than 1" or "more than 99" where it is close to never or always.</summary>
    public string OfHundredRuns => Chance switch
    {
        < Rounding => "fewer than 1",
        >= 1 - Rounding => "more than 99",
        _ => Figures.Plain(Math.Round(100 * Chance, MidpointRounding.AwayFromZero)),
    };

    /// <summary>Calculates what a level can tell apart. A level that fails is held once more, so that one hold of two is enough to pass it.</summary>
    /// <param name="level">The jobs to be held; at least 1.</param>
    /// <param name="limits">The limits; the fewest jobs that pass are those that they allow.</param>
    /// <param name="streaming">The share of the jobs that stream on the worse server, each failing by chance of its own in each hold.</param>
    internal static LevelPower From(int level, RampLimits limits, Percentage streaming)
    {
        var needed = Enumerable.Range(0, level).FirstOrDefault(jobs => limits.AllowSuccessRate(jobs, level), level);
        var failsOnce = Binomial.CDF(streaming.Percent / 100, level, needed - 1);
        return new LevelPower(level, needed, 1 - (failsOnce * failsOnce));
    }
}
