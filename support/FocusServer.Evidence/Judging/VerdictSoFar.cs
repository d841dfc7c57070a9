namespace FocusServer.Evidence.Judging;

/// <summary>The verdict on a ramp that may still be going on, and what would turn it.</summary>
/// <param name="Outcome">The outcome so far: what is not yet proven is not proven.</param>
/// <param name="Sentence">The verdict in one sentence, such as "Held so far: 3 of 5 levels, up to 6 jobs."</param>
/// <param name="Turn">What would turn it, in one sentence.</param>
public sealed record VerdictSoFar(RampOutcome Outcome, string Sentence, string Turn)
{
    private const string Over = "Nothing turns it any more: the run is over.";

    /// <summary>Judges a ramp as far as it has come.</summary>
    /// <param name="result">The result so far; null when the run has not begun.</param>
    /// <param name="finished">True when the run is over.</param>
    public static VerdictSoFar From(RampResult? result, bool finished) => result switch
    {
        null => new(RampOutcome.NotProven, "Nothing is proven yet: the run has not begun.", "It begins as soon as the server answers."),
        _ when finished => Final(result, Over),
        { CutShort: not null } => Final(result, "Nothing turns it any more: a run that was cut short is not proven."),
        _ => SoFar(result),
    };

    private static VerdictSoFar Final(RampResult result, string turn)
    {
        var text = VerdictText.From(result);
        return new(result.Verdict.Outcome, string.Join(' ', [$"{text.Headline}{text.Completion}.", .. text.Details]), turn);
    }

    private static VerdictSoFar SoFar(RampResult result)
    {
        var (steps, planned) = (result.Steps, result.Plan.Steps.Count);
        return BreakJudge.FirstBad(result.Holds) is { } bad ? Broken(result, bad)
            : Unsteadiness.From(result.Holds) is not null ? Final(result, "A run that is cut short is not proven; nothing else turns it.")
            : steps is not [.., var last] ? new(RampOutcome.NotProven, $"Nothing is proven yet: none of {Counted(planned)} has been judged.", Limits(result))
            : last.Healthy ? Healthy(result, last)
            : last.Failed ? Doubtful(last)
            : new(RampOutcome.NotProven, $"Of {Figures.Jobs(last.Step.Level)} nothing is proven{Because(last)}.", "A hold that proves something of this level, healthy or not.");
    }

    // The search looks between the two for the exact level.
    private static VerdictSoFar Broken(RampResult result, StepResult bad)
    {
        var good = result.Steps.LastOrDefault(step => step.Healthy)?.Step.Level;
        var sentence = $"Broke at {Figures.Jobs(bad.Step.Level)} so far; {(good is null ? "no level held" : $"the last level that held: {Figures.Plain(good.Value)}")}.";
        var turn = result.Search is { } ? "The search may find a lower breaking point, and whether the server recovers."
            : result.Steps[^1].Step.Level < result.Plan.Options.MaxJobs ? "A healthy level above it would take that back."
            : "A run that is cut short is not proven; nothing else turns it.";
        return new(RampOutcome.Broke, sentence, turn);
    }

    private static VerdictSoFar Healthy(RampResult result, StepResult last)
    {
        var (healthy, planned) = (result.Steps.Count(step => step.Healthy), result.Plan.Steps.Count);
        var others = healthy == result.Steps.Count ? "" : $"; below it not healthy: {Counted(result.Steps.Count - healthy)}";
        var sentence = $"Held so far: {healthy} of {Counted(planned)}, up to {Figures.Jobs(last.Step.Level)}{others}.";
        return new(RampOutcome.NotProven, sentence, last.Step.Level < result.Plan.Options.MaxJobs ? Limits(result)
            : "Errors at maximum, a server that is not healthy at the end, or a job that is left behind.");
    }

    private static VerdictSoFar Doubtful(StepResult last)
    {
        var missed = string.Join("; ", last.Missed.Select(limit => limit.Criterion.Sentence));
        return new(
            RampOutcome.NotProven,
            $"{Figures.Jobs(last.Step.Level)} missed a limit{(missed.Length > 0 ? ": " + missed : "")}.",
            "A second hold of this level that misses a limit, with no healthy level after it: then it broke there. If it is healthy, the server recovered.");
    }

    private static string Limits(RampResult result) =>
        $"A level that misses a limit in both of its holds, with no healthy level after it: success rate below {result.Limits.SuccessRateText}, "
        + $"an API response above {result.Limits.ApiResponseText}, or a health probe without an answer.";

    private static string Because(StepResult step) => (step.HindranceSentence ?? step.Probes.Hindrance) is { } hindrance ? $": {hindrance}" : "";

    private static string Counted(int levels) => levels == 1 ? "1 level" : $"{Figures.Plain(levels)} levels";
}
