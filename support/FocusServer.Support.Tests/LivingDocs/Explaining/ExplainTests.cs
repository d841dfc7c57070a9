using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.LivingDocs.Explaining;
using FocusServer.Support.Tests.LivingDocs.Ramps;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs.Explaining;

/// <summary>Runs that ended in every way, explained on a screen.</summary>
public sealed class ExplainTests : IDisposable
{
    private readonly string _runs = Directory.CreateTempSubdirectory("explain-").FullName;

    [Fact]
    public void Explain_RunThatBroke_IsAsApproved() => Explain(SampleRamps.Breaking()).ShouldBeApproved("broke");

    [Fact]
    public void Explain_KilledRun_IsAsApproved() => Explain(SampleRamps.Killed()).ShouldBeApproved("killed");

    [Fact]
    public void Explain_RunThatHeld_SaysThatNothingWasMissed() =>
        Explain(SampleRamps.Holding()).Should().Contain("held up to 10 jobs").And.Contain("Why: every promise was kept");

    [Fact]
    public void Explain_RunWithALostGenerator_NamesIt() =>
        Explain(SampleRamps.OnThreeGenerators()).Should().Contain("lab-2 was lost at 29.3 s").And.Contain("support/docs/many-machines.md");

    [Fact]
    public void Explain_RunWithCauses_NamesThem() =>
        Explain(SampleRamps.WithCauses()).Should().Contain("beside the server: ").And.Contain("evicted: the node was low on resource: memory");

    [Fact]
    public void Explain_EveryPrefixOfARun_FitsOnAScreenAndIsNotProven()
    {
        var lines = SampleRamps.Breaking().Text.Split('\n', StringSplitOptions.RemoveEmptyEntries);
        for (var count = 0; count < lines.Length; count += 50)
        {
            var record = EvidenceReader.Read(new StringReader(string.Join('\n', lines.Take(count))), Assert.Fail);

            var explained = RunExplanation.Lines(record, "artifacts/runs/killed", []);

            explained.Should().HaveCountLessThanOrEqualTo(RunExplanation.MostLines);
            explained[0].Should().Contain("not proven");
        }
    }

    [Fact]
    public void Find_FolderFileAndId_AreTheSameRun()
    {
        var folder = Leave("20261123-030828-quick", SampleRamps.Holding());

        RunFinder.Find(folder, "nowhere").Should().Be(folder);
        RunFinder.Find(Path.Combine(folder, "run.jsonl"), "nowhere").Should().Be(folder);
        RunFinder.Find("20261123-030828-quick", _runs).Should().Be(folder);
    }

    [Fact]
    public void Find_UnknownRun_NamesTheNewestFirst()
    {
        for (var i = 1; i <= 6; i++)
        {
            Leave($"2026112{i}-030828-quick", SampleRamps.Holding());
        }

        var find = () => RunFinder.Find("quick", _runs);

        find.Should().Throw<FileNotFoundException>().WithMessage(
            $"There is no run 'quick': allowed are a run's folder, its run.jsonl, and its id. The newest in {_runs} are 20261126-030828-quick, *, 20261122-030828-quick.");
    }

    [Fact]
    public void Find_WithoutAnyRun_SaysSo()
    {
        var find = () => RunFinder.Find("quick", Path.Combine(_runs, "none"));

        find.Should().Throw<FileNotFoundException>().WithMessage("There is no run 'quick'*There is none in *none.");
    }

    public void Dispose() => Directory.Delete(_runs, recursive: true);

    private static string Explain(SampleEvidence evidence)
    {
        var lines = RunExplanation.Lines(EvidenceReader.Read(new StringReader(evidence.Text), Assert.Fail), "artifacts/runs/run-1", []);
        lines.Should().HaveCountLessThanOrEqualTo(RunExplanation.MostLines);
        return string.Join('\n', lines) + "\n";
    }

    private string Leave(string id, SampleEvidence evidence)
    {
        var folder = Directory.CreateDirectory(Path.Combine(_runs, id)).FullName;
        File.WriteAllText(Path.Combine(folder, "run.jsonl"), evidence.Text);
        return folder;
    }
}
