using FluentAssertions;
using FocusServer.Emulator.Faults;
using FocusServer.Evidence.Causes;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Cleanup;
using FocusServer.Load.Running;
using FocusServer.Support.Tests.Load;
using FocusServer.Support.Tests.Load.Running;
using FocusServer.Support.Tests.Workflows;
using Xunit;
using Xunit.Abstractions;

namespace FocusServer.Support.Tests.Evidence.Causes;

/// <summary>
/// Every fault profile of the emulator, with a cluster beside it in which as much goes on as in a real one, in virtual time: the right cause comes first, or it is
/// unknown. Its table is in the documents.
/// </summary>
[Collection(LongSweeps.Name)]
public class ProfileCausesTests(ITestOutputHelper output)
{
    private const int Runs = 20;
    private const double LeastRight = 0.95;

    [Fact]
    public void Stories_AreOfEveryProfile() => ProfileStory.All.Keys.Should().BeEquivalentTo(ProfileCatalog.Load(null).Names);

    [Fact]
    public void Cause_OfEveryProfile_IsTheRightOneOrUnknown()
    {
        var rows = ProfileStory.All.Keys.Select(profile => Try(profile, isForbidden: false)).ToList();
        rows.ForEach(row => output.WriteLine(string.Join('\n', [row.Line, .. row.Told])));

        rows.Where(row => row.Wrong > 0).SelectMany(row => row.Told).Should().BeEmpty();
        if (Seeds.All)
        {
            rows.Where(row => row.Right < LeastRight * Runs).Select(row => row.Line).Should().BeEmpty();
            RepositoryFiles.Text("support/docs/causes.md").ReplaceLineEndings("\n").Should().Contain(string.Join('\n', rows.Select(row => row.Line)), "the table is what was found");
        }
    }

    [Fact]
    public void Cause_WhereTheClusterIsForbidden_IsNeverAWrongOne() =>
        ProfileStory.All.Keys.Select(profile => Try(profile, isForbidden: true)).Where(row => row.Wrong > 0).SelectMany(row => row.Told).Should().BeEmpty();

    private static (string Line, int Right, int Wrong, IReadOnlyList<string> Told) Try(string profile, bool isForbidden)
    {
        var story = ProfileStory.All[profile];
        var found = Seeds.UpTo(Runs).Select(seed => (Seed: seed, Causes: Run(story, seed, isForbidden))).Select(run => (run.Seed, run.Causes, Is: story.Judge(run.Causes))).ToList();
        var (right, unknown, wrong) = (found.Count(run => run.Is == "right"), found.Count(run => run.Is == "unknown"), found.Count(run => run.Is == "wrong"));
        return ($"| {profile} | {right} | {unknown} | {wrong} |", right, wrong, [.. found.Where(run => run.Is != "right").Select(run => $"{profile}, seed {run.Seed}: {run.Is}: {string.Join(" / ", run.Causes.Select(cause => cause.Sentence))}")]);
    }

    private static IReadOnlyList<Cause> Run(ProfileStory story, int seed, bool isForbidden)
    {
        var time = new LeapingTime();
        var server = new SimulatedServer(time.Clock) { StreamCount = 1, RowInterval = TimeSpan.FromSeconds(1), DeleteSupported = true };
#pragma warning disable CA5394 // Chance that can be repeated is what is wanted
        var cluster = new ClusterStory(new Random(seed), time.Clock, isForbidden);
#pragma warning restore CA5394
        story.Arrange(server, cluster);
        time.Run(() => new LoadTest(server, time.Clock, Options).RunAsync(
            RampPlan.From(new RampOptions { Name = "short", InitialJobs = 5, MaxJobs = 30, StepIncrement = 5, StepInterval = TimeSpan.FromSeconds(10) }),
            RampTestBed.Production,
            new RunManifest { RunId = "run", Title = "a ramp", Environment = "simulated", BaseUrl = server.BaseUrl, Pace = 1, StartedAt = time.Clock.GetUtcNow() },
            [cluster],
            CancellationToken.None));
        return CauseFinder.Find(cluster.Record());
    }

    private static RunOptions Options => new()
    {
        ProbeInterval = TimeSpan.FromSeconds(1),
        Cleanup = new CleanupOptions { MinPoll = TimeSpan.FromSeconds(10), MaxPoll = TimeSpan.FromSeconds(10) },
    };
}
