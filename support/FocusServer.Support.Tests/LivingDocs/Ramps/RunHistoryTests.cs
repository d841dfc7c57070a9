using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.LivingDocs.Ramps.History;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

public sealed class RunHistoryTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("history-").FullName;

    [Fact]
    public void Store_Run_IsReadAsItWas()
    {
        var run = StoredRun.From(SampleRamps.Breaking().Read())!;

        RunHistory.Store(_folder, [run], new Retention());

        var history = RunHistory.Load(_folder);
        history.Damaged.Should().BeEmpty();
        history.Runs.Should().ContainSingle().Which.Should().BeEquivalentTo(run);
        new FileInfo(Directory.EnumerateFiles(_folder).Single()).Length.Should().BeLessThan(4096);
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("""{"version":2,"runId":"a","startedAt":"2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"version":1,"runId":null,"startedAt":"2026-01-01T00:00:00Z"}""")]
    [InlineData("""{"version":1,"runId":"a","startedAt":"2026-01-01T00:00:00Z","ramp":{"key":null,"limits":null,"verdict":"held"}}""")]
    [InlineData("""{"version":1,"runId":"a","startedAt":"2026-01-01T00:00:00Z","scenarios":[null]}""")]
    [InlineData("""{"version":1,"runId":"a","startedAt":"yesterday"}""")]
    public void Load_DamagedFile_IsNamedAndSkipped(string text)
    {
        File.WriteAllText(Path.Combine(_folder, "damaged.run.json"), text);
        RunHistory.Store(_folder, [StoredRun.From(SampleRamps.Holding().Read())!], new Retention { RunsPerRamp = 1 });

        var history = RunHistory.Load(_folder);

        history.Runs.Should().ContainSingle();
        history.Damaged.Should().ContainSingle().Which.Should().StartWith("damaged.run.json: ");
        File.Exists(Path.Combine(_folder, "damaged.run.json")).Should().BeTrue("what cannot be read is not ours to remove");
    }

    [Fact]
    public void Load_UnknownField_IsPassedOver()
    {
        File.WriteAllText(Path.Combine(_folder, "a.run.json"), """{"version":1,"runId":"a","startedAt":"2026-01-01T00:00:00Z","weather":"fine"}""");

        RunHistory.Load(_folder).Runs.Should().ContainSingle();
    }

    [Fact]
    public void Store_MoreThanIsKept_RemovesTheOldestOfTheSameRampOnly()
    {
        var others = Path.Combine(_folder, "notes.txt");
        File.WriteAllText(others, "mine");
        RunHistory.Store(_folder, [StoredRun.From(SampleRamps.Breaking().Read())!], new Retention());

        var history = RunHistory.Store(_folder, Histories.Holding(10), new Retention { RunsPerRamp = 3 });

        history.Runs.Select(run => run.RunId).Should().Equal("run-7", "run-8", "run-9", "20261123-030828-full-staging-8ce9");
        Directory.EnumerateFiles(_folder, "*.run.json").Should().HaveCount(4);
        File.Exists(others).Should().BeTrue();
    }

    [Fact]
    public void Store_OnlyUnprovenRunsAreNew_KeepsTheLastThatProvedAnything()
    {
        var unproven = Histories.Holding(5).Select(run => run with { RunId = "killed-" + run.RunId, StartedAt = run.StartedAt.AddDays(30), Ramp = run.Ramp! with { Verdict = RampOutcome.NotProven } });

        var history = RunHistory.Store(_folder, [.. Histories.Holding(2), .. unproven], new Retention { RunsPerRamp = 2 });

        history.Runs.Select(run => run.RunId).Should().Equal("run-1", "killed-run-3", "killed-run-4");
    }

    [Fact]
    public void Store_RunIdThatIsAPath_StaysInTheFolder()
    {
        RunHistory.Store(_folder, [StoredRun.From(SampleRamps.Holding(runId: "../../evil/é:*").Read())!], new Retention());

        Directory.EnumerateFiles(_folder).Select(Path.GetFileName).Should().Equal("______evil____.run.json");
    }

    [Fact]
    public void Load_FolderThatIsNotThere_IsEmpty() => RunHistory.Load(Path.Combine(_folder, "none")).Should().Be(RunHistory.Empty);

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
