using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using Xunit;

namespace FocusServer.Support.Tests.Evidence.Judging;

/// <summary>A hold of nine jobs on three load generators, of which one may be lost, unsure of its clock, overloaded or late.</summary>
public class GeneratorOverloadTests
{
    private const string LostAllowed = "every load generator at work, and its clock known within 50 ms";
    private const string LoadAllowed = "≤ 10 % of the time";
    private const string Overload = "overloaded for 40 % of the time (behind its schedule)";

    [Theory]
    [InlineData(9, 0.05)]
    [InlineData(6, 0.05)]
    [InlineData(9, 20)]
    [InlineData(0, 20)]
    public void Hold_OfALostGenerator_ProvesNothingWhateverWasKeptOrMissed(int streaming, double slowest)
    {
        var hold = Judge(Hold(streaming, slowest, Well(1), Lost(2), Well(3)));

        hold.Proven.Should().BeFalse();
        hold.Criteria[0].Should().Be(Criterion.NotProven(CriterionNames.LoadGenerator, "lab-2 was lost at 12.3 s: no answer for 2 s; what became of its 3 jobs is unknown", LostAllowed));
        hold.Criteria.Should().NotContain(criterion => criterion.Outcome == CriterionOutcome.Fail);
        hold.Remark.Should().BeNull();
    }

    [Fact]
    public void Hold_OfTwoLostGenerators_NamesBoth() =>
        Judge(Hold(3, 0.05, Lost(1), Well(2), Lost(3))).Hindrance.Should().Contain("lab-1 was lost").And.Contain("lab-3 was lost").And.NotContain("lab-2");

    [Fact]
    public void Hold_OfALostGenerator_CountsItsJobsAsUnknown()
    {
        var hold = Judge(Hold(6, 0.05, Well(1), Lost(2), Well(3)));

        hold.Tally.Should().BeEquivalentTo(new { Streaming = 6, Unknown = 3, Lost = 0, Failed = 0, Sum = 9 });
        hold.Criteria.Single(criterion => criterion.Name == CriterionNames.SuccessRate).Measured.Should().Be("66.7 % (6 of 9 jobs streaming, 3 unknown)");
    }

    [Theory]
    [InlineData(0.0, null)]
    [InlineData(50.0, null)]
    [InlineData(50.4, "lab-2 had a clock unsure by 50.4 ms")]
    [InlineData(51.0, "lab-2 had a clock unsure by 51 ms")]
    [InlineData(null, "lab-2 had an unknown clock")]
    public void Hold_OfAGeneratorWithAnUnsureClock_ProvesNothingFromAbove50Milliseconds(double? unsure, string? hindrance)
    {
        var hold = Judge(Hold(9, 0.05, Well(1), Well(2) with { ClockUncertainty = unsure is { } ms ? TimeSpan.FromMilliseconds(ms) : null }, Well(3)));

        hold.Hindrance.Should().Be(hindrance);
        hold.Healthy.Should().Be(hindrance is null);
        hold.Failed.Should().BeFalse();
        hold.Criteria[0].Limit.Should().Be(hindrance is null ? "≥ 85 %" : LostAllowed);
    }

    [Theory]
    [InlineData(9, false)]
    [InlineData(6, true)]
    public void Hold_OfAGeneratorWithAFarAheadClock_IsJudgedLikeAnyOther(int streaming, bool failed) =>
        Judge(Hold(streaming, 0.05, Well(1), Well(2) with { ClockOffset = TimeSpan.FromHours(3) }, Well(3))).Should().BeEquivalentTo(new { Healthy = !failed, Failed = failed, Hindrance = (string?)null });

    [Theory]
    [InlineData(6, 0.05)]
    [InlineData(9, 20)]
    public void Hold_OfOneOverloadedGenerator_ThatMissedAPromise_ProvesNothingAndNamesIt(int streaming, double slowest)
    {
        var hold = Judge(Hold(streaming, slowest, Well(1), Well(2), Overloaded(3)));

        hold.Proven.Should().BeFalse();
        hold.Criteria[0].Should().Be(Criterion.NotProven(CriterionNames.LoadGenerator, $"lab-3 was {Overload}", LoadAllowed));
        hold.HindranceSentence.Should().Be($"lab-3 was {Overload}");
    }

    [Fact]
    public void Hold_OfOneOverloadedGenerator_ThatKeptAllAtAFullLoad_IsHealthyWithARemarkThatNamesIt()
    {
        var hold = Judge(Hold(9, 0.05, Well(1), Overloaded(2), Well(3)));

        hold.Healthy.Should().BeTrue();
        hold.Criteria.Should().HaveCount(3);
        hold.Remark.Should().Be($"While lab-2 was {Overload}, the load was applied as planned, and every promise was kept all the same.");
    }

    [Theory]
    [InlineData(1, 0, "and of 1 job not every row came")]
    [InlineData(0, 4, "and 4 rows were left out")]
    public void Hold_OfOneOverloadedGenerator_ThatKeptAllAtALesserLoad_ProvesNothing(int incomplete, int missing, string shortfall)
    {
        var hold = Judge(Hold(9, 0.05, Well(1), Overloaded(2), Well(3)) with { Applied = new AppliedLoad { IncompleteJobs = incomplete, MissingRows = missing } });

        hold.Proven.Should().BeFalse();
        hold.Hindrance.Should().Be($"lab-2 was {Overload}, {shortfall}");
    }

    [Fact]
    public void Hold_OfOneGeneratorThatWasNotWatched_ProvesNothing()
    {
        var hold = Judge(Hold(9, 0.05, Well(1), Well(2) with { Watch = Watch() with { Watched = TimeSpan.Zero } }, Well(3)));

        hold.Proven.Should().BeFalse();
        hold.Hindrance.Should().Be("lab-2 was not watched, so its state is unknown");
    }

    [Fact]
    public void Hold_OfOneGeneratorThatWasLateByASecond_ProvesNothingWhereAPromiseWasMissed()
    {
        var late = Well(2) with { Watch = Watch() with { Lag = LatencySummary.None with { Count = 1, Max = TimeSpan.FromSeconds(1.2) } } };

        Judge(Hold(6, 0.05, Well(1), late, Well(3))).Hindrance.Should().Be("lab-2 was late by up to 1.2 s");
        Judge(Hold(9, 0.05, Well(1), late, Well(3))).Should().BeEquivalentTo(new { Healthy = true, Remark = (string?)null });
    }

    [Fact]
    public void Hold_OfAnOverloadedCoordinatorAndGenerator_NamesBoth()
    {
        var hold = Judge(Hold(6, 0.05, Well(1), Overloaded(2), Well(3)) with { Generator = Overloaded(0).Watch });

        hold.Hindrance.Should().Be($"coordinator was {Overload}; lab-2 was {Overload}");
    }

    [Theory]
    [InlineData(9, 0.05)]
    [InlineData(6, 0.05)]
    [InlineData(9, 20)]
    public void Hold_OfThreeGeneratorsThatAreWell_IsJudgedAsThatOfOneProcess(int streaming, double slowest)
    {
        var split = Hold(streaming, slowest, Well(1), Well(2), Well(3));

        var alone = Judge(split with { Generators = [] });

        Judge(split).Should().BeEquivalentTo(alone with { Generators = split.Generators });
        alone.Failed.Should().Be(streaming < 9 || slowest > 15);
    }

    [Fact]
    public void Hold_OfOneProcessThatIsOverloaded_NeedsNoName()
    {
        var hold = Judge(Hold(6, 0.05) with { Generator = Overloaded(0).Watch });

        hold.Hindrance.Should().Be(Overload);
        hold.HindranceSentence.Should().Be($"the load generator was {Overload}");
    }

    private static StepResult Judge(HoldMeasurement hold) => StepResult.From(hold, new RampLimits
    {
        MinSuccessRate = new Percentage(85),
        MaxApiResponse = TimeSpan.FromSeconds(15),
        MaxErrorRateAtMaximum = new Percentage(20),
        MinHealthySteps = new Percentage(70),
    });

    private static HoldMeasurement Hold(int streaming, double slowest, params GeneratorHold[] generators) => new()
    {
        Step = new RampStep(3, 9, 3),
        Attempt = 1,
        StartedAt = TimeSpan.FromSeconds(10),
        EndedAt = TimeSpan.FromSeconds(20),
        Pool = new PoolMeasurement { Since = TimeSpan.FromSeconds(10), Jobs = [.. Enumerable.Range(1, 9).Select(job => Job(job, job <= streaming, generators))] },
        Probes = new ProbeMeasurement { Due = 50, Answered = 50, Failures = [], Response = LatencySummary.None with { Count = 50, Max = TimeSpan.FromSeconds(slowest) } },
        Generators = generators,
        Applied = new AppliedLoad { IncompleteJobs = 0, MissingRows = 0 },
    };

    private static JobRecord Job(int number, bool streaming, GeneratorHold[] generators) => new()
    {
        Job = number,
        JobId = $"{number}-{number}",
        State = streaming ? JobState.Streaming : generators.Any(generator => generator.Lost is not null) ? JobState.Unknown : JobState.Refused,
        RequestedAt = TimeSpan.FromSeconds(1),
        StreamingSince = streaming ? TimeSpan.FromSeconds(2) : null,
        LastRowAt = streaming ? TimeSpan.FromSeconds(19.9) : null,
        Stalls = 0,
        MayHaveCreatedJob = true,
    };

    private static GeneratorHold Well(int number) => new()
    {
        Name = $"lab-{number}",
        Jobs = 3,
        Streaming = 3,
        ClockOffset = TimeSpan.FromMilliseconds(2),
        ClockUncertainty = TimeSpan.FromMilliseconds(1),
        Watch = Watch(),
    };

    private static GeneratorHold Overloaded(int number) => Well(number) with
    {
        Watch = Watch() with { Suspect = TimeSpan.FromSeconds(4), OverloadReasons = [new OverloadDuration(OverloadReason.ScheduleLag, TimeSpan.FromSeconds(4))] },
    };

    private static GeneratorHold Lost(int number) => Well(number) with { Streaming = 0, Watch = null, Lost = "lost at 12.3 s: no answer for 2 s" };

    private static GeneratorSummary Watch() => new()
    {
        Watched = TimeSpan.FromSeconds(10),
        Suspect = TimeSpan.Zero,
        Cpu = new Percentage(6),
        GcPause = new Percentage(0),
        Lag = LatencySummary.None,
        PoolDelay = LatencySummary.None,
        ReferenceGaps = LatencySummary.None,
    };
}
