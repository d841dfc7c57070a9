using System.Collections.Concurrent;
using System.Globalization;
using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.Support.Tests.Load.SelfMonitoring;
using Xunit;
using Xunit.Abstractions;

namespace FocusServer.Support.Tests.Load.RandomFaults;

/// <summary>The whole engine against servers on which things go wrong at random. Nothing else may run beside it: its clock is fast.</summary>
[Collection(RunsAlone.Name)]
public class RandomFaultsTests(ITestOutputHelper output)
{
    /// <summary>The seeds to run, such as "400" for the first 400, or "17-17"; the first 5 by default, or 100 with ALL_SEEDS=true.</summary>
    private const string SeedsVariable = "RANDOM_FAULT_SEEDS";

    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(120);

    // The numbers of runs at once: a run that a pause of the machine may have spoilt is repeated beside fewer others.
    private static readonly int[] _tries = [24, 10, 3, 1];

#pragma warning disable RS0030 // The server and the client are real, and so is the time that the pace divides
    private static readonly TimeProvider _time = TimeProvider.System;
#pragma warning restore RS0030

    [Fact]
    public async Task Runs_RandomCombinationsOfFaults_EndWithAVerdictThatIsTrueAndLeaveNothingUnnamed()
    {
        using var runs = new RandomRun(_time);
        await using var pulse = new MachinePulse(_time);

        // Compiling during a first run would look like a slow server.
        await runs.RunAsync(RandomServer.Healthy).WaitAsync(_bound);
        List<string> wrong = [];
        var unobserved = await UnobservedAsync(async () => wrong = await CheckAsync(runs, pulse));

        wrong.Should().BeEmpty();
        unobserved.Should().BeEmpty();
    }

    private async Task<List<string>> CheckAsync(RandomRun runs, MachinePulse pulse)
    {
        var (seeds, wrong) = (ChosenSeeds().ToList(), new List<string>());
        foreach (var atOnce in _tries)
        {
            var checks = new ConcurrentBag<Check>();
            await Parallel.ForEachAsync(seeds, new ParallelOptions { MaxDegreeOfParallelism = atOnce }, async (seed, _) => checks.Add(await CheckAsync(runs, pulse, seed)));
            var open = checks.Where(check => check.Wrong.Count > 0 && check.Paused && atOnce != _tries[^1]).Select(check => check.Seed).ToHashSet();
            wrong.AddRange(checks.Where(check => !open.Contains(check.Seed)).SelectMany(check => check.Wrong));
            seeds = [.. open.Order()];
        }

        return wrong;
    }

    private async Task<Check> CheckAsync(RandomRun runs, MachinePulse pulse, int seed)
    {
        var server = RandomServer.Of(seed);
        var started = _time.GetTimestamp();
        try
        {
            var story = await runs.RunAsync(server).WaitAsync(_bound);
            List<string> wrong = [.. VerdictCheck.Contradictions(story), .. CleanupCheck.Contradictions(story)];
            var (took, paused) = (_time.GetElapsedTime(started).TotalSeconds, pulse.PausedSince(started));
            output.WriteLine(FormattableString.Invariant($"{took:0.0} s{(paused ? " with a pause" : "")}, {server} → {story.Result.Verdict.Sentence}"));
            return new Check(seed, [.. wrong.Select(contradiction => $"{contradiction} ({server}; {story.All}; {story.Result.Verdict.Sentence})")], paused);
        }
        catch (TimeoutException)
        {
            return new Check(seed, [$"no end within {_bound.TotalSeconds} s ({server})"], Paused: false);
        }
    }

    private static async Task<List<string>> UnobservedAsync(Func<Task> act)
    {
        CollectGarbage();
        var unobserved = new ConcurrentQueue<string>();
        void Note(object? sender, UnobservedTaskExceptionEventArgs e)
        {
            var text = e.Exception.ToString();
            if (!text.Contains("FocusServer.Support.Tests.", StringComparison.Ordinal) || text.Contains(nameof(RandomFaults), StringComparison.Ordinal))
            {
                // Else it is of a test that ran before.
                unobserved.Enqueue(text);
            }
        }

        TaskScheduler.UnobservedTaskException += Note;
        try
        {
            await act();
            CollectGarbage();
        }
        finally
        {
            TaskScheduler.UnobservedTaskException -= Note;
        }

        return [.. unobserved];
    }

    private static void CollectGarbage()
    {
        for (var i = 0; i < 2; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    private static IEnumerable<int> ChosenSeeds() =>
        Environment.GetEnvironmentVariable(SeedsVariable)?.Split('-').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToList() switch
        {
            [var count] => Enumerable.Range(1, count),
            [var first, var last] => Enumerable.Range(first, last - first + 1),
            _ => Enumerable.Range(1, Seeds.All ? 100 : 5),
        };

    private sealed record Check(int Seed, List<string> Wrong, bool Paused);
}
