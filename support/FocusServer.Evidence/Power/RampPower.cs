using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;

namespace FocusServer.Evidence.Power;

/// <summary>
/// What the numbers of a ramp can tell apart, known before it runs: how often a server that is worse than the limit would pass a level all
/// the same. Of a server with room for a fixed number of jobs that is known exactly; of one whose jobs fail by chance it is a probability.
/// </summary>
public sealed record RampPower
{
    // Worse by more than a slip of the measurement, and close enough to the limit to matter: 80 % at 85 %, 65 % at 70 %.
    private const double PointsBelow = 5;
    private const int MostLevels = 25;
    private const int MostNamed = 3;

    /// <summary>The least success rate as its feature writes it, such as "85 %".</summary>
    public required string Limit { get; init; }

    /// <summary>The share of the jobs that stream on the worse server: five points below the limit, and half of a limit below ten.</summary>
    public required Percentage Streaming { get; init; }

    /// <summary>The levels in order, the first and the last among them; of a long ramp at most 25, evenly spread.</summary>
    public required IReadOnlyList<LevelPower> Levels { get; init; }

    /// <summary>
    /// The figures in one line: "10 jobs: a server on which only 80 % of jobs stream would still pass this level in 61 of 100 runs (limit
    /// 85 %); 25 jobs: 41; 100 jobs: 24". It names the first level, a middle one and the last.
    /// </summary>
    public string Sentence => string.Join("; ", Spread(Levels, MostNamed).Select((level, i) => i > 0
        ? $"{Figures.Jobs(level.Level)}: {level.OfHundredRuns}"
        : $"{Figures.Jobs(level.Level)}: a server on which only {Share} of jobs stream would still pass this level in {level.OfHundredRuns} of 100 runs (limit {Limit})"));

    /// <summary>
    /// What is exact, such as "A server with room for 84 jobs fails at 100 jobs in every run, and one with room for 85 never does"; null when
    /// even one job of the last level is enough.
    /// </summary>
    public string? ExactSentence => Levels[^1] is { FailingRoom: > 0 } last
        ? FormattableString.Invariant($"A server with room for {Figures.Jobs(last.FailingRoom)} fails at {Figures.Jobs(last.Level)} in every run, and one with room for {last.Needed} never does")
        : null;

    /// <summary>The assumptions behind the figures, a sentence each.</summary>
    public IReadOnlyList<string> Assumptions =>
    [
        $"At least {Limit} of a level's jobs must stream. A level that fails is held once more, and one of the two holds is enough to pass.",
        $"The figures of 100 runs take it that each job fails on its own, by chance: {Share} stream. Where jobs fail together, such a server may pass more often; where the same jobs fail in both holds, less often.",
        "A server with a fixed room leaves nothing to chance: the jobs that it refuses are missing in both holds.",
    ];

    /// <summary>Calculates what a ramp can tell apart; null when its limit is 0 %, which every server keeps.</summary>
    /// <param name="plan">The ramp.</param>
    /// <param name="limits">The limits that it is judged by; of these only the least success rate counts.</param>
    public static RampPower? From(RampPlan plan, RampLimits limits)
    {
        ArgumentNullException.ThrowIfNull(plan);
        ArgumentNullException.ThrowIfNull(limits);
        var limit = limits.MinSuccessRate.Percent;
        var streaming = new Percentage(Math.Max(limit - PointsBelow, limit / 2));
        return limit <= 0 ? null : new RampPower
        {
            Limit = limits.SuccessRateText,
            Streaming = streaming,
            Levels = [.. Spread(plan.Steps, MostLevels).Select(step => LevelPower.From(step.Level, limits, streaming))],
        };
    }

    private string Share => Figures.ExactPercent(Streaming.Percent);

    private static IEnumerable<T> Spread<T>(IReadOnlyList<T> all, int most) => all.Count <= most
        ? all
        : Enumerable.Range(0, most).Select(i => all[i * (all.Count - 1) / (most - 1)]);
}
