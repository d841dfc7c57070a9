using System.Text.Json;
using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.Support.Tests.Load.Strain;
using Xunit;

namespace FocusServer.Support.Tests.Load.Generators;

/// <summary>A ramp split over many load generators finds what one process finds.</summary>
[Collection(LongSweeps.Name)]
public class SplitTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(5)]
    public void Evidence_OfARampSplitOverGenerators_IsThatOfOneProcess(int generators)
    {
        foreach (var (seed, alone, split) in Seeds.UpTo(100).Select(seed => (seed, Run(seed, 0), Run(seed, generators))))
        {
            Story(split.Result).Should().Be(Story(alone.Result), $"seed {seed}");
            split.Left.Should().BeEmpty($"seed {seed}");
            split.Posted.Sum().Should().Be(alone.Posted.Sum(), $"seed {seed}");
            split.Posted.Count(posted => posted > 0).Should().Be(Math.Min(generators, alone.Posted.Sum()), $"seed {seed}");
        }
    }

    private static (RampResult Result, IReadOnlyList<string> Left, IReadOnlyList<int> Posted) Run(int seed, int generators)
    {
#pragma warning disable CA5394 // Chance that can be repeated is what is wanted
        var random = new Random(seed);
        var run = new DistributedRun(clock => LoadDependentServer.Create(clock, random, healthy: false));
        for (var i = 0; i < generators; i++)
        {
            run.AddGenerator((generator, node) => new SimulatedNetwork(generator, run.World, random, node, run.Coordinator)).Clock.Ahead = TimeSpan.FromSeconds(random.Next(100_000));
        }
#pragma warning restore CA5394

        return (run.Run(), run.Left, generators == 0 ? [run.Server.Requests.Count] : [.. run.Nodes.Select(node => node.Configured)]);
    }

    private static string Story(RampResult result) => JsonSerializer.Serialize(new
    {
        result.Verdict.Sentence,
        Holds = result.Holds.Select(hold => new
        {
            hold.Step.Level,
            hold.Attempt,
            hold.Streaming,
            hold.Active,
            hold.Tally,
            Criteria = hold.Criteria.Select(criterion => $"{criterion.Name} {criterion.Outcome}").ToList(),
            hold.FailureCauses,
            FirstRows = hold.Streams.FirstRow,
        }).ToList(),
        Jobs = result.Jobs.Select(job => $"{job.Job} {job.JobId} {job.State} {job.Cause} {job.CreationTime}").ToList(),
        result.Streams.FirstRow,
        Stalls = result.Streams.Stalls,
        result.Streams.MissingRows,
        Gone = result.Cleanup!.Gone.Count,
        Left = result.Cleanup.Leftovers,
        result.Cleanup.UnidentifiedJobs,
    });
}
