using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using Xunit;

namespace FocusServer.Support.Tests.Load.Generators;

/// <summary>A ramp one of whose load generators is stopped, cut off, or given a job twice.</summary>
public class DistributedJobPoolTests
{
    [Theory]
    [InlineData(50)]
    [InlineData(80)]
    public void Job_OrderedFromAGeneratorThatFellSilent_MayHaveBeenCreated(int silentAfterMs)
    {
        var run = Start(1);
        run.Networks[0].CutBack.Add((Ms(silentAfterMs), TimeSpan.FromHours(1)));

        var result = run.Run();

        run.Server.Configured.Should().Be(1, "the order arrived");
        result.Cleanup.Should().BeEquivalentTo(new { UnidentifiedJobs = 1, Successful = false });
        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
        run.Left.Should().BeEmpty("the load generator ended it by itself");
    }

    [Fact]
    public void Generator_ThatIsStoppedForLessThanItsLease_NeverMakesTheServerFail()
    {
        var outcomes = new List<RampOutcome>();
        for (var offset = 0; offset < 2000; offset += 50)
        {
            var run = Start(3);
            run.Nodes[1].Clock.Stops.Add((Ms(9000 + offset), Ms(10_700 + offset)));

            var result = run.Run();

            result.Holds.Should().NotContain(hold => hold.Failed, $"the machine stood still after {offset} ms");
            outcomes.Add(result.Verdict.Outcome);
        }

        outcomes.Should().Contain(RampOutcome.Held);
    }

    [Fact]
    public void Generator_ThatIsLost_LeavesUnknownJobsInTheDenominator()
    {
        var run = Start(3);
        run.World.After(Ms(13_000), run.Nodes[2].Kill);

        var result = run.Run();

        var hold = result.Holds[^1];
        hold.Tally.Should().BeEquivalentTo(new { Unknown = 1, Sum = hold.Step.Level });
        hold.Criteria.Should().NotContain(criterion => criterion.Outcome == CriterionOutcome.Fail);
        result.Verdict.Sentence.Should().Contain("lab-3").And.Contain("lost");
        result.Jobs.Should().ContainSingle(job => job.State == JobState.Unknown).Which.Cause.Should().StartWith("its load generator, lab-3, was lost");
        result.Cleanup!.Successful.Should().BeTrue("the server says that every job is gone");
    }

    [Fact]
    public void Job_GivenToTwoGenerators_CountsOnce()
    {
        var run = new DistributedRun(clock => new SimulatedServer(clock) { AnsweredWith = number => number == 2 ? "1-1701" : null });
        Enumerable.Range(0, 2).ToList().ForEach(_ => Add(run));

        var result = run.Run();

        result.Jobs.Should().ContainSingle(job => job.State == JobState.Failed).Which.Cause.Should().Be("the server gave job 1-1701 twice, which breaks the contract");
    }

    [Fact]
    public void Generators_EachHaveTheirShare()
    {
        var run = Start(3);

        var result = run.Run();

        result.Verdict.Outcome.Should().Be(RampOutcome.Held);
        result.Holds[^1].Generators.Select(generator => generator.Jobs).Should().Equal(4, 3, 3);
    }

    [Fact]
    public void Generators_OfWhichOneIsReadyLongBeforeTheOther_KeepTheirLeases()
    {
        var run = new DistributedRun(clock => new SimulatedServer(clock));
        Add(run, readyAfter: TimeSpan.FromSeconds(10));
        Add(run);

        var result = run.Run();

        result.Verdict.Outcome.Should().Be(RampOutcome.Held, result.Verdict.Sentence);
        result.Holds[^1].Generators.Select(generator => generator.Name).Should().Equal("lab-1", "lab-2");
    }

    private static DistributedRun Start(int generators)
    {
        var run = new DistributedRun(clock => new SimulatedServer(clock));
        Enumerable.Range(0, generators).ToList().ForEach(_ => Add(run));
        return run;
    }

    private static void Add(DistributedRun run, TimeSpan readyAfter = default) =>
        run.AddGenerator((generator, node) => new SimulatedNetwork(generator, run.World, new Random(1), node, run.Coordinator), readyAfter);

    private static TimeSpan Ms(int milliseconds) => TimeSpan.FromMilliseconds(milliseconds);
}
