using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Judging;

/// <summary>
/// The steps that an overloaded or failing load generator made inconclusive. Where the worst that it may have hidden keeps a promise all
/// the same, the promise is kept; where the best would miss it, it is missed; between the two nothing is proven.
/// </summary>
internal static class InconclusiveSteps
{
    /// <summary>
    /// Counts the steps that may be healthy for all that is known. When the run was cut short, or the generator gave out, those that were
    /// never reached are among them.
    /// </summary>
    public static int CountThatMayBeHealthy(RampResult result)
    {
        var unproven = result.Steps.Count(step => !step.Proven);
        return result.CutShort is not null || result.Steps is [.., { Proven: false }] ? unproven + result.Plan.Steps.Count - result.Steps.Count : unproven;
    }

    /// <summary>Explains what on the load generator's side left steps unproven, in a sentence; null when nothing did.</summary>
    /// <param name="steps">The holds that count.</param>
    public static string? Hindrance(IEnumerable<StepResult> steps)
    {
        var hindered = steps.Where(step => step.Hindrance is not null || step.Tally is { GeneratorErrors: > 0 } || step.Probes.Hindrance is not null).ToList();
        if (hindered.Count == 0)
        {
            return null;
        }

        var first = hindered[0];
        return first.HindranceSentence is { } hindrance
            ? $"{hindrance}, at {Jobs(hindered)}"
            : first.Probes.Hindrance is { } probes ? $"{probes}, at {Jobs(hindered)}"
            : $"the load generator ended {Figures.Jobs(Errors(hindered))} by an error of its own, at {Jobs(hindered)}";

        static int Errors(List<StepResult> steps) => steps.Sum(step => step.Tally?.GeneratorErrors ?? 0);

        static string Jobs(List<StepResult> steps) => VerdictText.Levels([.. steps.Select(step => step.Step.Level)]);
    }

    /// <summary>Tells whether the error rate of a level is open.</summary>
    public static bool LeavesErrorRateOpen(StepResult level, Percentage maximum)
    {
        var ours = level.Tally?.GeneratorErrors ?? 0;
        var missed = Percentage.From(level.NotStreaming, level.Step.Level) > maximum;
        var mayBeOurs = level.Probes.RateLimited > 0 || Percentage.From(level.NotStreaming - ours, level.Step.Level) <= maximum;
        return level.Hindrance is not null || (missed && mayBeOurs);
    }
}
