using FluentAssertions;
using FocusServer.Client;
using FocusServer.Contracts.Rest;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Load.Generators;
using FocusServer.Support.Tests.Load.Strain;
using Xunit;
using Xunit.Abstractions;

namespace FocusServer.Support.Tests.Load.Generators;

/// <summary>
/// Ramps split over load generators whose messages are lost, late, doubled and overtaken, whose machines are stopped, killed and cut off, and whose
/// clocks are wrong: the verdict is that of one process on a machine that is well, or nothing is proven; and nothing is left behind.
/// </summary>
[Collection(LongSweeps.Name)]
public class ScheduleTests(ITestOutputHelper output)
{
    private static readonly TimeSpan _guardKills = TimeSpan.FromSeconds(10);

    [Fact]
    public void Verdict_UnderAnyScheduleOfFaults_IsRightOrNotProven()
    {
        var wrong = new List<string>();
        var found = new Dictionary<(RampOutcome Well, RampOutcome Split), int>();
        var only = Environment.GetEnvironmentVariable("SCHEDULE_SEED") is { } text ? int.Parse(text, System.Globalization.CultureInfo.InvariantCulture) : (int?)null;
        foreach (var (seed, well, run, split) in (only is { } one ? Seeds.OnEveryProcessor([one]) : Seeds.UpTo(1000)).Select(Try))
        {
            found[(well.Verdict.Outcome, split.Verdict.Outcome)] = found.GetValueOrDefault((well.Verdict.Outcome, split.Verdict.Outcome)) + 1;
            wrong.AddRange(Contradictions.Find(well, split).Concat(Faults(run, split)).Select(fault => $"seed {seed}: {fault}"));
            if (only is not null)
            {
                output.WriteLine($"{well.Verdict.Sentence} / {split.Verdict.Sentence} / {split.CutShort}");
                run.Nodes.ForEach(node => output.WriteLine($"stops {string.Join(", ", node.Clock.Stops)}; jumps {string.Join(", ", node.Clock.Jumps)}; killed {node.Killed}"));
                run.Events.ToList().ForEach(next => output.WriteLine($"{next}"));
            }
        }

        foreach (var (pair, runs) in found.OrderBy(pair => pair.Key))
        {
            output.WriteLine($"{pair.Well} in one process, {pair.Split} split: {runs}");
        }

        wrong.Should().BeEmpty();
        found.Should().ContainKeys([(RampOutcome.Held, RampOutcome.Held), (RampOutcome.Held, RampOutcome.NotProven), (RampOutcome.Broke, RampOutcome.Broke), (RampOutcome.Broke, RampOutcome.NotProven)], "else nothing was tried");
    }

    private static (int Seed, RampResult Well, DistributedRun Run, RampResult Split) Try(int seed)
    {
        var run = Split(seed);
        return (seed, new DistributedRun(Server(seed)).Run(), run, run.Run());
    }

    private static IEnumerable<string> Faults(DistributedRun run, RampResult result)
    {
        if (run.Left.Count > 0)
        {
            yield return $"left behind: {string.Join(", ", run.Left)}";
        }

        if (run.Busy.Count > 0)
        {
            yield return $"never ended: {string.Join(", ", run.Busy)}";
        }

        if (run.Nodes.Sum(node => node.Configured) > run.Asked)
        {
            yield return $"{run.Nodes.Sum(node => node.Configured)} requests for the {run.Asked} jobs that were written down";
        }

        if (result.Cleanup!.Successful && run.PresentAtTheEnd.Count > 0)
        {
            yield return $"the cleanup was called successful, and the server had {string.Join(", ", run.PresentAtTheEnd)}";
        }

        if (run.Networks.Sum(network => network.WronglyTaken) is > 0 and var taken)
        {
            yield return $"{taken} commands of an old epoch were taken";
        }

        var changes = run.Events.OfType<JobChanged>().Select(changed => (changed.Job.Job, changed.Job.State, changed.Job.At)).ToList();
        if (changes.Count != changes.Distinct().Count())
        {
            yield return "a transition was written down twice";
        }

        foreach (var hold in result.Holds.Where(hold => hold.Generators.Any(generator => generator is { Lost: not null, Streaming: > 0 })))
        {
            yield return $"jobs of a lost load generator count as streaming at {hold.Step.Level}";
        }

        foreach (var hold in result.Holds.Where(hold => hold.Generators.Where(generator => generator.Lost is null).Sum(generator => generator.Jobs) + hold.Tally!.Unknown > hold.Step.Level))
        {
            yield return $"more jobs than were asked for at {hold.Step.Level}";
        }

        if (result.Verdict.Outcome != RampOutcome.NotProven && result.Holds.Any(hold => hold.Generators.Any(generator => generator.Lost is not null)))
        {
            yield return $"{result.Verdict.Sentence}, though a load generator was lost";
        }
    }

    private static Func<EventClock, SimulatedServer> Server(int seed) => clock => LoadDependentServer.Create(clock, new Random(seed), healthy: false);

#pragma warning disable CA5394 // Chance that can be repeated is what is wanted
    private static DistributedRun Split(int seed)
    {
        var random = new Random(-seed);
        var run = new DistributedRun(Server(seed));
        var generators = new[] { 1, 2, 3, 5 }[random.Next(4)];
        var (delay, loss, twice) = (Draw(random, 0, 5, 40, 200), Draw(random, 0.0, 0.0, 0.02, 0.3), Draw(random, 0.0, 0.2));
        for (var i = 0; i < generators; i++)
        {
            var node = run.AddGenerator((generator, node) => new SimulatedNetwork(generator, run.World, random, node, run.Coordinator)
            {
                LongestDelay = delay,
                Loss = loss,
                Duplication = twice,
                OfAnotherEpoch = OfAnotherEpoch,
            });
            Disturb(node, random);
            run.World.After(random.Next(8) == 0 ? At(random) : null, node.Kill);
            run.World.After(node.Clock.Stops.Find(stop => stop.Until - stop.From >= _guardKills) is { Until: var killed } && killed > TimeSpan.Zero ? killed : null, node.Kill);
            Cut(run.Networks[^1].CutThere, random);
            Cut(run.Networks[^1].CutBack, random);
        }

        Stop(run.Coordinator.Clock, random, 1, 10);
        return run;
    }

    private static GeneratorCommand OfAnotherEpoch { get; } = new()
    {
        Epoch = 1,
        Number = 1_000_000,
        Request = LiveJobRequest.For(new ChannelsResponse { LowestChannel = 1, HighestChannel = 2337 }),
        Jobs = [new JobOrder(999, null)],
    };

    private static T Draw<T>(Random random, params T[] of) => of[random.Next(of.Length)];

    private static TimeSpan At(Random random) => TimeSpan.FromMilliseconds(random.Next(0, 90_000));

    private static void Disturb(Node node, Random random)
    {
        node.Clock.Ahead = TimeSpan.FromMilliseconds(random.Next(-1_000_000, 1_000_000));
        node.Clock.Drift = (random.NextDouble() - 0.5) / 2000;
        Stop(node.Clock, random, Draw(random, 0, 0, 1, 3), 20);
        if (random.Next(6) == 0)
        {
            node.Clock.Jumps.Add((At(random), TimeSpan.FromMilliseconds(Draw(random, 1, -1) * Draw(random, 10, 100, 1000, 10_000))));
        }
    }

    private static void Stop(NodeClock clock, Random random, int most, int seconds)
    {
        for (var i = random.Next(most + 1); i > 0; i--)
        {
            var length = TimeSpan.FromMilliseconds(random.Next((int)(seconds * 1000 * random.NextDouble() * random.NextDouble()) + 1));
            var from = At(random);
            clock.Stops.Add((from, from + (length < _guardKills ? length : _guardKills)));
        }
    }

    private static void Cut(List<(TimeSpan From, TimeSpan Until)> cuts, Random random)
    {
        if (random.Next(8) == 0)
        {
            var from = At(random);
            cuts.Add((from, from + TimeSpan.FromMilliseconds(random.Next(30_000))));
        }
    }
#pragma warning restore CA5394
}
