using System.Text.Json;
using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Trials;
using FocusServer.Load.Running;
using FocusServer.Support.Tests.LivingDocs.Ramps;
using FocusServer.Support.Tests.Load.BreakingPoint;
using FocusServer.Support.Tests.Load.Running;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Trials;

[Collection(LongSweeps.Name)]
public class RecordedTrialsTests
{
    [Fact]
    public async Task Json_OfARampThatBroke_HasGoalTrialsAndVerdictInTheWordsOfTheRfc()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production };
        bed.Server.Capacity = 6;

        RecordedTrials.From(await bed.RunAsync()).ToJson().ShouldBeApproved("broke");
    }

    [Fact]
    public void Loads_OfManyRuns_AreClassifiedAsByTheRfcFromTheFileAlone()
    {
        var bounds = Seeds.UpTo(400).SelectMany(Classified).ToList();

        bounds.Should().OnlyContain(load => load.Ours == load.Rfc).And.HaveCountGreaterThan(100);
        bounds.Select(load => load.Ours).Distinct().Should().BeEquivalentTo("lower", "upper");
    }

    [Fact]
    public async Task Loads_MissedByTheApiResponseAlone_AreClassifiedAsByTheRfc()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production, Options = new RunOptions { FindCapacity = true } };
        bed.Server.ApiTime = () => TimeSpan.FromSeconds(bed.Server.Present.Count >= 7 ? 16 : 0.045);

        var trials = RecordedTrials.From(await bed.RunAsync());

        Classify(trials).Should().OnlyContain(load => load.Ours == load.Rfc).And.Contain(load => load.Ours == "upper");
        trials.Trials.Where(trial => trial.HighLoss).Should().OnlyContain(trial => trial.LossCount == trial.IntendedLoad && trial.Missed.Contains(CriterionNames.ApiResponse));
        trials.Trials.Select(trial => trial.Step).Should().Contain("trial 1").And.NotContain("recovery");
    }

    [Fact]
    public void Level_OfWhichNothingIsProven_IsNoTrialAndUndecided()
    {
        var result = new SampleEvidence("quick", 2, 4, 2).Step(2, 2).Begin(4, 1).Judge(4, 1).Judge(4, 1, attempt: 2, generator: SampleEvidence.Overloaded()).Finish().Read().Result!;

        var trials = RecordedTrials.From(result);

        trials.Trials.Select(trial => (trial.IntendedLoad, trial.Attempt, trial.HighLoss)).Should().Equal((2, 1, false), (4, 1, true));
        Classify(trials).Should().Equal((2, "lower", "lower"), (4, "undecided", "undecided"));
    }

    [Fact]
    public void Level_ThatFailedTwiceBelowOneThatHeld_IsAnUpperBoundAndNamed()
    {
        var trials = RecordedTrials.From(new SampleEvidence("quick", 2, 8, 2).Step(2, 2).Step(4, 1).Step(6, 6).Step(8, 8).Finish().Read().Result!);

        trials.FailedBelowHeld.Should().Equal(4);
        trials.BreakingPoint.Should().BeNull();
        Classify(trials).Should().Equal((2, "lower", "lower"), (4, "upper", "upper"), (6, "lower", "lower"), (8, "lower", "lower"));
    }

    [Fact]
    public void Hold_ThatEndedEarly_CountsForItsWholeInterval()
    {
        var result = new SampleEvidence("quick", 2, 4, 2).Step(2, 2).Step(4, 1).Finish().Read().Result!;
        var early = result with { Holds = [.. result.Holds.Select(hold => hold.Failed ? hold with { HoldEndedAt = hold.HoldStartedAt + TimeSpan.FromSeconds(3), EndedEarly = "too few" } : hold)] };

        RecordedTrials.From(early).Trials.Where(trial => trial.HighLoss).Should().HaveCount(2).And.OnlyContain(trial => trial.IntendedDuration == 10 && trial.HeldFor == 3);
    }

    [Fact]
    public void Goal_OfAnyLimit_ExceedsWhereTheJudgeDoes()
    {
        var wrong = from tenths in Enumerable.Range(1, 1000)
                    let limits = RampLimits.None with { MinSuccessRate = new Percentage(tenths / 10.0) }
                    let goal = GoalOf(limits)
                    from jobs in (int[])[1, 7, 10, 100, 999, 1000, 2000]
                    from lost in Enumerable.Range((int)(jobs * goal.LossRatio) - 1, 3).Where(lost => lost >= 0 && lost <= jobs)
                    where limits.AllowSuccessRate(jobs - lost, jobs) == ((double)lost / jobs > goal.LossRatio)
                    select $"{lost} of {jobs} at {tenths / 10.0} %";

        wrong.Should().BeEmpty();
    }

    private static TrialGoal GoalOf(RampLimits limits) => RecordedTrials.From(new SampleEvidence().Finish().Read().Result! with { Limits = limits }).Goal;

    private static IEnumerable<(int Load, string Ours, string Rfc)> Classified(int seed)
    {
#pragma warning disable CA5394 // Chance that can be repeated is what is wanted
        var random = new Random(seed);
        var ramp = new FullRamp(random.Next(1, 101)) { FindCapacity = random.Next(2) == 0, Limits = random.Next(2) == 0 ? RampTestBed.Staging : RampTestBed.Production };
        TimeSpan?[] ends = [.. Enumerable.Range(0, 1000).Select(_ => random.Next(20) == 0 ? TimeSpan.FromSeconds(random.NextDouble() * 60) : (TimeSpan?)null)];
#pragma warning restore CA5394
        ramp.Server.EndsAfter = job => ends[job];
        return Classify(RecordedTrials.From(ramp.Run()));
    }

    private static List<(int Load, string Ours, string Rfc)> Classify(RecordedTrials recorded)
    {
        using var file = JsonDocument.Parse(recorded.ToJson());
        var root = file.RootElement;
        var trials = root.GetProperty("trials").EnumerateArray().ToLookup(trial => trial.GetProperty("intended_load").GetInt32());
        return
        [
            .. root.GetProperty("loads").EnumerateArray().Select(load => (Jobs: load.GetProperty("load").GetInt32(), Bound: load.GetProperty("bound").GetString()!))
                .Select(load => (load.Jobs, load.Bound, LoadClassification.Of(root.GetProperty("goal"), trials[load.Jobs]))),
        ];
    }
}
