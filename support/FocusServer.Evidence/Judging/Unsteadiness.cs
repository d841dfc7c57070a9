using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Judging;

/// <summary>
/// A server that failed twice at the last levels of a ramp, and at no fewer of the levels below than it held: it fails at any load, so that
/// no level is where it breaks.
/// </summary>
public sealed record Unsteadiness
{
    /// <summary>The levels that failed twice, in jobs.</summary>
    public required IReadOnlyList<int> Failed { get; init; }

    /// <summary>The highest level that held all the same, in jobs.</summary>
    public required int Held { get; init; }

    /// <summary>The percentage of the health probes of all holds that failed.</summary>
    public required Percentage ProbesFailed { get; init; }

    /// <summary>The percentage of the jobs of all holds that did not stream through their hold.</summary>
    public required Percentage JobsFailed { get; init; }

    /// <summary>Finds it in the holds of a ramp; null when there is none.</summary>
    internal static Unsteadiness? From(IReadOnlyList<StepResult> holds)
    {
        var steps = holds.GroupBy(hold => hold.Step).Select(same => same.Last()).ToList();
        var failed = steps.Where(step => BreakJudge.FailedTwice(holds, step)).ToList();
        return steps.LastOrDefault(step => step.Healthy) is { } held
            && failed.Count(step => step.Step.Level < held.Step.Level) >= steps.Count(step => step.Healthy)
            && failed.Exists(step => step.Step.Level > held.Step.Level)
            ? new()
            {
                Failed = [.. failed.Select(step => step.Step.Level)],
                Held = held.Step.Level,
                ProbesFailed = Percentage.From(holds.Sum(hold => hold.Probes.FailedByServer), Math.Max(1, holds.Sum(hold => hold.Probes.Due))),
                JobsFailed = Percentage.From(holds.Sum(hold => hold.NotStreaming), holds.Sum(hold => hold.Step.Level)),
            }
            : null;
    }
}
