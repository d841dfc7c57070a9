using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Cleanup;
using FocusServer.Suite.Disturbances;
using FocusServer.Suite.Ramps;
using FocusServer.Suite.Runs;
using FocusServer.Suite.Settings;
using FocusServer.Suite.Stopping;
using FocusServer.Suite.Targets;
using FocusServer.Support.Tests.Load.SelfMonitoring;
using FocusServer.Support.Tests.Suite.Following;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Ramps;

/// <summary>A short ramp on the embedded server, with everything around it.</summary>
[Collection(RunsAlone.Name)]
public sealed class RampRunnerTests : IDisposable
{
    private static readonly RampOptions _ramp = new()
    {
        Name = "short",
        InitialJobs = 1,
        MaxJobs = 2,
        StepIncrement = 1,
        StepInterval = TimeSpan.FromSeconds(2),
    };

    private readonly string _runs = Directory.CreateTempSubdirectory("ramps-").FullName;
    private readonly StopSignal _stop = new();
    private readonly List<string> _shown = [];

    [Fact]
    public async Task Run_LeavesEvidenceReportAndAFinishedJournal()
    {
        await using var target = await Target.StartAsync(SuiteUnderTest.Settings).WaitAsync(SuiteUnderTest.Bound);

        var (result, folder) = await RunAsync(target, _ramp);

        result.Holds.Should().HaveCountGreaterThanOrEqualTo(2);
        folder.Path.Should().Be(Path.Combine(_runs, "run-1"));
        JournalSweep.IsFinished(folder.Journal).Should().BeTrue();
        File.ReadLines(folder.Journal).Last().Should().Contain("cleaned-up");
        var record = EvidenceReader.Read(folder.Path, problem => Assert.Fail(problem));
        record.Result!.Verdict.Sentence.Should().Be(result.Verdict.Sentence);
        record.Manifest!.Commit.Should().Be("0123abc");
        Directory.EnumerateFiles(folder.Path).Select(file => Path.GetFileName(file)).Should().Contain(RunIndex.FileName).And.OnlyContain(file => RunIndexerTests.CountNames(file) == 1);
    }

    [Fact]
    public async Task Run_Report_IsWhatIsShown()
    {
        await using var target = await Target.StartAsync(SuiteUnderTest.Settings).WaitAsync(SuiteUnderTest.Bound);

        var (_, folder) = await RunAsync(target, _ramp);

        File.ReadLines(folder.Report).Should().Equal(_shown);
        _shown[0].Should().Be($"▶ a run, on {target.Client.BaseUrl}, at pace 10");
        _shown.TakeLast(4).Should().Equal("   Times are scenario time, at pace 10.", $"   Evidence: {folder.Evidence}", $"   Report:   {folder.Report}", "");
    }

    [Fact]
    public async Task Run_OnAServerThatLivesOn_HasAProcessStandingByUntilItHasCleanedUp()
    {
        await using var server = await SuiteUnderTest.StartServerAsync().WaitAsync(SuiteUnderTest.Bound);
        await using var target = await Target.StartAsync(OnARealServer(server.BaseUrl)).WaitAsync(SuiteUnderTest.Bound);
        var standby = new SawStandby(Path.Combine(_runs, "run-1"));

        var (result, folder) = await RunAsync(target, _ramp with { MaxJobs = 1 }, standby);

        standby.DuringTheHold.Should().Equal([SuiteUnderTest.StandbyBegan], "it stands by while jobs stream");
        result.Cleanup!.Leftovers.Should().BeEmpty();
        await SuiteUnderTest.WaitForFileAsync(Path.Combine(folder.Path, SuiteUnderTest.StandbyEnded));
        File.ReadLines(folder.Report).Should().Equal(_shown, "there was nothing left to do for it");
        _shown.Should().NotContain(line => line.Contains("stands by", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Run_OnAServerThatLivesOn_TestsThisMachineBeforeTheFirstJob()
    {
        await using var server = await SuiteUnderTest.StartServerAsync().WaitAsync(SuiteUnderTest.Bound);
        await using var target = await Target.StartAsync(OnARealServer(server.BaseUrl) with { SelfTest = TimeSpan.FromSeconds(0.6) }).WaitAsync(SuiteUnderTest.Bound);
        var before = SuiteUnderTest.RealTime.GetUtcNow();

        var (result, folder) = await RunAsync(target, _ramp with { MaxJobs = 1 });

        result.Jobs.Should().ContainSingle();
        var tested = _shown.IndexOf("🧪 Reading from itself for 600 ms, to know what this machine can read...");
        var planned = _shown.FindIndex(line => line.StartsWith("   This machine read ", StringComparison.Ordinal));
        tested.Should().BeInRange(0, planned);
        _shown[planned].Should().Match("* rows/s, * MB/s from itself on 3 streams, and sent them as well, so it reads at least that; the ramp asks for 6 rows/s, 0.1 MB/s");
        planned.Should().BeLessThan(_shown.FindIndex(line => line.StartsWith("📊 STEP 1", StringComparison.Ordinal)));
        var manifest = EvidenceReader.Read(folder.Path, problem => Assert.Fail(problem)).Manifest!;
        manifest.SelfTest.Should().BeEquivalentTo(new { Streams = 3 });
        manifest.StartedAt.Should().BeAfter(before.AddSeconds(0.6), "the times of the evidence count from the ramp on");
    }

    [Fact]
    public async Task Run_StoppedDuringTheSelfTest_AsksForNoJobAndSaysSo()
    {
        await using var server = await SuiteUnderTest.StartServerAsync().WaitAsync(SuiteUnderTest.Bound);
        await using var target = await Target.StartAsync(OnARealServer(server.BaseUrl) with { SelfTest = TimeSpan.FromSeconds(50) }).WaitAsync(SuiteUnderTest.Bound);

        var running = RunAsync(target, _ramp);
        await SuiteUnderTest.WaitForFileAsync(Path.Combine(_runs, "run-1", "journal.jsonl"));
        _stop.Stop();
        var (result, folder) = await running;

        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
        result.Jobs.Should().BeEmpty();
        _shown.Should().Contain("   It is not known what this machine can read: the run was stopped.");
        EvidenceReader.Read(folder.Path, problem => Assert.Fail(problem)).Finished.Should().BeTrue();
    }

    [Fact]
    public async Task Run_OnTheEmbeddedServer_DoesNotTestThisMachine()
    {
        await using var target = await Target.StartAsync(SuiteUnderTest.Settings with { SelfTest = TimeSpan.FromSeconds(50) }).WaitAsync(SuiteUnderTest.Bound);

        var (_, folder) = await RunAsync(target, _ramp with { MaxJobs = 1 });

        EvidenceReader.Read(folder.Path, problem => Assert.Fail(problem)).Manifest!.SelfTest.Should().BeNull();
        _shown.Should().NotContain(line => line.Contains("this machine", StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task Run_OnTheEmbeddedServer_HasNoProcessStandingBy()
    {
        await using var target = await Target.StartAsync(SuiteUnderTest.Settings).WaitAsync(SuiteUnderTest.Bound);

        var (_, folder) = await RunAsync(target, _ramp with { MaxJobs = 1 });

        // Long enough for a process to have started.
        await Task.Delay(TimeSpan.FromSeconds(2), SuiteUnderTest.RealTime, CancellationToken.None);
        Directory.EnumerateFiles(folder.Path, "standby-*").Should().BeEmpty("the server ends with the tests' process");
    }

    [Fact]
    public async Task Run_StoppedAtALevel_IsCutShortAndCleansUp()
    {
        await using var target = await Target.StartAsync(SuiteUnderTest.Settings).WaitAsync(SuiteUnderTest.Bound);

        var (result, _) = await RunAsync(target, _ramp, new StopAtLevel(2, _stop));

        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven);
        result.Verdict.CutShort.Should().NotBeNull();
        result.Steps.Should().HaveCount(1, "the ramp was stopped at the second level");
        result.Cleanup!.Leftovers.Should().BeEmpty();
    }

    [Fact]
    public async Task Run_WithoutAThreadToSpare_SaysThatTheLoadGeneratorWasOverloaded()
    {
        // No pace would help it.
        await using var target = await Target.StartAsync(SuiteUnderTest.Settings with { PaceGivesWay = false }).WaitAsync(SuiteUnderTest.Bound);

        // Long enough to be sure: a hold of the other ramps lasts a fifth of a second.
        var (result, _) = await RunAsync(target, _ramp with { MaxJobs = 1, StepInterval = TimeSpan.FromSeconds(15) }, new BusyThreads());

        result.Holds.Should().Contain(hold => hold.Generator!.Overloaded);
    }

    [Fact]
    public async Task Run_SettingsThatAreToBeShown_ComeFirst()
    {
        var settings = SuiteUnderTest.Settings with { ShowConfiguration = true, Origins = ["FOCUS_PACE = 10 (default)"] };
        await using var target = await Target.StartAsync(settings).WaitAsync(SuiteUnderTest.Bound);

        await RunAsync(target, _ramp with { MaxJobs = 1 });

        _shown.Take(3).Should().Equal("⚙️  CONFIGURATION", "   FOCUS_PACE = 10 (default)", "");
    }

    [Fact]
    public async Task Run_MoreJobsThanTheServerMayBeAskedFor_LeavesNothing()
    {
        await using var target = await Target.StartAsync(SuiteUnderTest.Settings with { MaxJobs = 1 }).WaitAsync(SuiteUnderTest.Bound);

        var run = () => RunAsync(target, _ramp);

        await run.Should().ThrowAsync<SettingsException>();
        Directory.EnumerateFileSystemEntries(_runs).Should().BeEmpty();
    }

    [Fact]
    public async Task Run_NoPlaceForTheEvidence_AsksForNoJob()
    {
        await using var target = await Target.StartAsync(SuiteUnderTest.Settings).WaitAsync(SuiteUnderTest.Bound);
        File.WriteAllText(Path.Combine(_runs, "run-1"), "");

        var run = () => RunAsync(target, _ramp);

        await run.Should().ThrowAsync<CannotStartException>();
        _shown.Should().BeEmpty();
    }

    public void Dispose()
    {
        _stop.Dispose();
        SuiteUnderTest.DeleteRuns(_runs);
    }

    private static SuiteSettings OnARealServer(Uri baseUrl) => SuiteUnderTest.Settings with
    {
        Environment = "staging",
        Pace = 1,
        Server = new FocusServerClientOptions { BaseUrl = baseUrl },
    };

    private Task<FinishedRamp> RunAsync(Target target, RampOptions ramp, params IRunObserver[] observers)
    {
        var runner = new RampRunner(target.Client, target.Time, target.Settings, _stop, typeof(Program).Assembly)
        {
            Show = _shown.Add,
            Observers = [.. target.Observers, .. observers],
            Runs = _runs,
        };
        var manifest = SuiteUnderTest.Manifest("run-1", target.Client.BaseUrl) with { Embedded = target.Settings.IsEmbedded, Pace = target.Settings.Pace, Commit = "0123abc" };
        return runner.RunAsync(ramp, RampLimits.None, manifest).WaitAsync(SuiteUnderTest.Bound);
    }

    // Looks at the end of each hold.
    private sealed class SawStandby(string folder) : IRunObserver
    {
        public IReadOnlyList<string> DuringTheHold { get; private set; } = [];

        public void On(RunEvent runEvent)
        {
            if (runEvent is StepJudged)
            {
                DuringTheHold = [.. Directory.EnumerateFiles(folder, "standby-*").Select(file => Path.GetFileName(file))];
            }
        }
    }
}
