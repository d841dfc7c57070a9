using FocusServer.Evidence;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Power;
using FocusServer.Evidence.Runs;

namespace FocusServer.Load.Reporting;

/// <summary>Describes what a ramp is going to do and what that can prove, before it does it. Times are scenario time.</summary>
internal static class PlanReport
{
    public static IReadOnlyList<string> Lines(RampPlan plan, RampLimits limits, RunTimes times, SelfTestResult? machine = null, IReadOnlyList<GeneratorPart>? generators = null)
    {
        var holds = plan.Options.StepInterval * plan.Steps.Count;
        var starts = times.Ready * (1 + plan.Steps.Sum(step => (step.JobsToAdd + times.StartsAtOnce - 1) / times.StartsAtOnce));
        var (each, most) = (Figures.Minutes(plan.Options.StepInterval), Figures.Minutes((holds * 2) + starts + times.Cleanup));
        return
        [
            $"📋 Plan: {plan.Steps.Count} {(plan.Steps.Count == 1 ? "level" : "levels")}: {RampText.DescribeLevels(plan.Steps.Select(step => step.Level))} jobs",
            $"   Each held for {each}: {Figures.Minutes(holds)} of holding, and once more where a level fails",
            $"   Allowed besides: {Figures.Minutes(times.Ready)} for a job to stream, {Figures.Minutes(times.Cleanup)} for the cleanup",
            $"   Job shape {plan.Options.Shape}",
            $"   Rows: {Rows(plan.Options)}",
            .. Power(RampPower.From(plan, limits)),
            .. Machine(machine, plan.Options),
            .. Generators(generators ?? []),
            $"   In all {Figures.Minutes(holds)} to {most}, and never more than {plan.Options.MaxJobs} jobs",
            "",
        ];
    }

    /// <summary>The line about the first answer; none where it is as planned.</summary>
    public static IReadOnlyList<string> Lines(LoadKnown known)
    {
        var planned = known.Expected is null ? "" : ", and not as planned";
        return known.Expected?.IsLike(known.Answered) == true
            ? []
            : [$"   📐 By the server's answer{planned}: {RowsText.Describe(known.Answered, known.Maximum)}"];
    }

    private static IEnumerable<string> Power(RampPower? power) =>
        new[] { power?.Sentence, power?.ExactSentence }.Where(sentence => sentence is not null).Select(sentence => $"   {sentence}");

    // The machine is sender and reader in one: what it read is the least that it can read from another.
    private static IEnumerable<string> Machine(SelfTestResult? machine, RampOptions ramp)
    {
        if (machine is null)
        {
            yield break;
        }

        yield return $"   This machine read {SelfTestText.Describe(machine)}, and sent them as well, so it reads at least that; "
            + $"the ramp asks for {SelfTestText.DescribeAsked(ramp) ?? "what the server's first answer tells"}";
        if (SelfTestText.FindRemark(machine, ramp) is { } remark)
        {
            yield return $"   ⚠️  {remark}";
        }
    }

    private static IEnumerable<string> Generators(IReadOnlyList<GeneratorPart> generators) => generators.Count == 0
        ? []
        :
        [
            $"   On {GeneratorText.Count(generators)}:",
            .. generators.Select(generator => $"      {GeneratorText.Describe(generator)}"),
            $"   {GeneratorText.Merged}",
        ];

    private static string Rows(RampOptions ramp) =>
        ramp.Shape.Expected is { } load ? $"about {RowsText.Describe(load, ramp.MaxJobs)}" : "known from the server's first answer";
}
