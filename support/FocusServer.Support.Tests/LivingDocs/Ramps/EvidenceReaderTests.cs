using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.LivingDocs.Ramps;
using FocusServer.LivingDocs.Ramps.Charts;
using FocusServer.LivingDocs.Results;
using FocusServer.Support.Tests.Load.Running;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

public sealed class EvidenceReaderTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("ramps-").FullName;

    [Fact]
    public async Task Read_EvidenceThatTheEngineWrote_TellsWhatTheEngineFound()
    {
        var bed = new RampTestBed();
        bed.Server.Capacity = 6;
        using (var evidence = new EvidenceFile(Path.Combine(_folder, "run-1", "run.jsonl")))
        {
            bed.Observers.Add(evidence);
            var result = await bed.RunAsync().WaitAsync(TimeSpan.FromMinutes(1));

            var run = RampRun.Read(Path.Combine(_folder, "run-1"));

            // The file is still open here, as it is when a scenario attaches them.
            RampAttachments.Write(Path.Combine(_folder, "run-1")).Select(Path.GetFileName).Should().Equal("ramp.svg", "ramp-series.v1.json");
            File.ReadAllText(Path.Combine(_folder, "run-1", "ramp.svg")).Should().Be(RampChart.File(run)).And.Contain("broke at 10 jobs");
            run.Should().BeEquivalentTo(new
            {
                RunId = "run-1",
                Ramp = "quick",
                Record = new { Finished = true },
                Outcome = RampOutcome.Broke,
                result.Verdict.BreakingPoint,
                result.Verdict.LastGood,
                Capacity = (int?)result.Verdict.Capacity,
                Result = new { CutShort = (CutShort?)null },
                Problems = Array.Empty<string>(),
            });
            run.Levels.Select(level => (level.Step, level.Streaming, level.SuccessRate, level.Healthy)).Should().Equal(
                result.Steps.Select(step => (step.Step, step.Streaming, step.SuccessRate, step.Healthy)));
            run.Holds.Should().HaveCount(result.Holds.Count);
            run.Levels.Select(level => level.Probes.Response.Max).Should().AllSatisfy(max => max.Should().NotBeNull());
            run.Levels[0].Streams.FirstRow.Count.Should().Be(2);
            run.Levels[^1].FailureCauses.Should().ContainSingle().Which.Should().Contain("refused");
            run.Plan!.Steps.Select(step => step.Level).Should().Equal(2, 4, 6, 8, 10);
            run.Limits.Should().Be(RampTestBed.Staging);
            run.Verdict!.Criteria.Select(promise => promise.Sentence).Should().Equal(result.Verdict.Criteria.Select(criterion => criterion.Sentence));
        }
    }

    [Fact]
    public void Read_LastLineCutOff_IsNoProblem() =>
        SampleRamps.Killed().WriteText("""{"event":"hold-sta""").Read().Problems.Should().BeEmpty();

    [Fact]
    public void Read_LineInTheMiddleThatIsNoJson_IsNamed() =>
        new SampleEvidence().WriteText("\0\0\0").Step(5, 5).Read().Problems.Should().Equal("Line 2 of the evidence cannot be read.");

    [Fact]
    public void Read_UnknownEvents_ArePassedOver() =>
        new SampleEvidence().WriteText("""{"event":"window-opened","at":{}}""").WriteText("[1,2]").WriteText("null").WriteText("""{"event":7}""").Step(5, 5).Read()
            .Should().Match<RampRun>(run => run.Problems.Count == 0 && run.Levels.Count == 1);

    [Theory]
    [InlineData("""{"event":"job","job":{"job":"x","state":7},"atMs":"soon"}""")]
    [InlineData("""{"event":"step-judged","result":{"step":{"number":1,"level":5},"streaming":"all","criteria":7,"probes":[]}}""")]
    public void Read_FieldsOfOtherKinds_AreNamedAsUnreadable(string line) =>
        new SampleEvidence().WriteText(line).Step(5, 5).Read().Problems.Should().Equal("Line 2 of the evidence cannot be read.");

    [Fact]
    public void Read_NothingButItsName_IsTakenFromTheFolder() => SampleEvidence.Read("", "run-7").RunId.Should().Be("run-7");

    [Fact]
    public void Read_PlaceInTheManifest_IsPreferredToTheTitle() =>
        new SampleEvidence(scenario: new ScenarioPlace("../features", "A", "Holds", new Dictionary<string, string> { ["environment"] = "staging", ["limit"] = "70 %" }, [])).Read()
            .Place.Should().Be(new RampPlace("", "Holds", "staging"));

    [Fact]
    public void Read_SearchForTheExactBreakingPoint_IsApartFromTheLevels()
    {
        var run = new SampleEvidence().Step(5, 5).Step(10, 2)
            .Write(new SearchStarted(TimeSpan.FromSeconds(60), 5, 10)).Begin(7, 7, kind: StepKind.Search).Judge(7, 7).Read();

        run.Levels.Select(level => level.Step.Level).Should().Equal(5, 10);
        run.Holds.Select(hold => (hold.Step.Level, hold.Step.Kind)).Should().Equal((5, StepKind.Ramp), (10, StepKind.Ramp), (10, StepKind.Ramp), (7, StepKind.Search));
    }

    [Property(MaxTest = 60)]
    public FsCheck.Property Read_CutOffAnywhere_NeverThrowsAndIsCutShort() => Prop.ForAll(Gen.Choose(0, 100).ToArbitrary(), percent =>
    {
        var text = SampleRamps.Holding().Text;
        var run = SampleEvidence.Read(text[..(int)(text.Length * 0.8 * percent / 100)], "run-1");
        return run is { Record.Finished: false, Outcome: RampOutcome.NotProven } && run.Text.Completion.Contains("cut short", StringComparison.Ordinal);
    });

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
