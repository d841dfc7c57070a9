using FocusServer.Load.Run;

namespace FocusServer.Load.Sla;

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

    /// <summary>Whether the error rate of a level is open.</summary>
    public static bool OfErrorRate(StepResult level, Share maximum)
    {
        var ours = level.Tally?.GeneratorErrors ?? 0;
        var missed = Share.Of(level.NotStreaming, level.Step.Level) > maximum;
        return level.Generator is { Overloaded: true } || (missed && Share.Of(level.NotStreaming - ours, level.Step.Level) <= maximum);
    }
}
