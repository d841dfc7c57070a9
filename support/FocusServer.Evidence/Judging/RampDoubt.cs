using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;

namespace FocusServer.Evidence.Judging;

/// <summary>
/// What a load generator that was overloaded or erred leaves open. Where the worst that it may have hidden keeps a promise all the same, the promise is
/// kept; where the best would miss it, it is missed; between the two nothing is proven.
/// </summary>
internal static class RampDoubt
{
    /// <summary>Steps that may be healthy for all that is known. When the run was cut short, or the generator gave out, those that were never reached are among them.</summary>
    public static int StepsThatMayBeHealthy(RampResult result)
    {
        var unproven = result.Steps.Count(step => !step.Proven);
        return result.CutShort is not null || result.Steps is [.., { Proven: false }] ? unproven + result.Plan.Steps.Count - result.Steps.Count : unproven;
    }

    /// <summary>What on the load generator's side left steps unproven, in a sentence; null when nothing did.</summary>
    /// <param name="steps">The holds that count.</param>
    public static string? Hindrance(IEnumerable<StepResult> steps)
    {
        var hindered = steps.Where(step => step.Generator is { Overloaded: true } || step.Tally is { GeneratorErrors: > 0 }).ToList();
        if (hindered.Count == 0)
        {
            return null;
        }

        var first = hindered[0];
        return first.Generator is { Overloaded: true } generator
            ? FormattableString.Invariant($"the load generator was {generator.Overload} at {Jobs(hindered)}")
            : FormattableString.Invariant($"the load generator ended {hindered.Sum(step => step.Tally?.GeneratorErrors ?? 0)} jobs by an error of its own, at {Jobs(hindered)}");

        static string Jobs(List<StepResult> steps) =>
            $"{string.Join(" and ", steps.Select(step => FormattableString.Invariant($"{step.Step.Level}")))} {(steps is [{ Step.Level: 1 }] ? "job" : "jobs")}";
    }

    /// <summary>Whether the error rate of a level is open.</summary>
    public static bool OfErrorRate(StepResult level, Share maximum)
    {
        var ours = level.Tally?.GeneratorErrors ?? 0;
        var missed = Share.Of(level.NotStreaming, level.Step.Level) > maximum;
        return level.Generator is { Overloaded: true } || (missed && Share.Of(level.NotStreaming - ours, level.Step.Level) <= maximum);
    }
}
