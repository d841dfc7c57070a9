using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.LivingDocs.Ramps;
using FocusServer.Load.Report;
using FocusServer.Support.Tests.Load.Run;
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

            var run = EvidenceReader.Read(Path.Combine(_folder, "run-1"));

            // The file is still open here, as it is when a scenario attaches them.
            RampAttachments.Write(Path.Combine(_folder, "run-1")).Select(Path.GetFileName).Should().Equal("ramp.svg", "ramp-series.v1.json");
            File.ReadAllText(Path.Combine(_folder, "run-1", "ramp.svg")).Should().Be(RampChart.File(run)).And.Contain("broke at 10 jobs");
            run.Should().BeEquivalentTo(new
            {
                RunId = "run-1",
                Ramp = "quick",
                Finished = true,
                Verdict = RampVerdict.Broke,
                result.Verdict.BreakingPoint,
                result.Verdict.LastGood,
                Capacity = (int?)result.Verdict.Capacity,
                CutShort = (CutShort?)null,
                Problems = Array.Empty<string>(),
            });
            run.Levels.Select(level => (level.Asked, level.Streaming, level.SuccessRate, level.Healthy)).Should().Equal(
                result.Steps.Select(step => (step.Step.Level, (int?)step.Streaming, (double?)Math.Round(step.SuccessRate.Percent, 3), step.Healthy)));
            run.Holds.Should().HaveCount(result.Holds.Count);
            run.Levels.Select(level => level.Api.Max).Should().AllSatisfy(max => max.Should().NotBeNull());
            run.Levels[0].FirstRow.Count.Should().Be(2);
            run.Levels[^1].FailureCauses.Should().ContainSingle().Which.Should().Contain("refused");
            run.Plan!.Levels.Should().Equal(2, 4, 6, 8, 10);
            run.Limits.Should().Be(new RampLimits(70, TimeSpan.FromSeconds(30), 30, 70));
            run.Promises.Select(promise => promise.Sentence).Should().Equal(result.Verdict.Criteria.Select(criterion => criterion.Sentence));
        }
    }

    [Fact]
    public void Read_LastLineCutOff_IsNoProblem() =>
        SampleRamps.Killed().WriteText("""{"event":"hold-sta""").Read().Problems.Should().BeEmpty();

    [Fact]
    public void Read_LineInTheMiddleThatIsNoJson_IsNamed() =>
        new SampleEvidence().WriteText("\0\0\0").Step(5, 5).Read().Problems.Should().Equal("Line 2 of the evidence cannot be read.");

    [Fact]
    public void Read_UnknownEventsAndFieldsOfOtherKinds_ArePassedOver()
    {
        var run = new SampleEvidence().WriteText("""{"event":"window-opened","at":{}}""").WriteText("[1,2]").WriteText("null")
            .WriteText("""{"event":"job","job":{"job":"x","state":7},"atMs":"soon"}""")
            .WriteText("""{"event":"step-judged","result":{"step":{"number":1,"level":5},"streaming":"all","criteria":7,"probes":[],"successInterval":3}}""")
            .Read();

        run.Levels.Should().ContainSingle().Which.Should().BeEquivalentTo(new { Asked = 5, Streaming = (int?)null, SuccessRate = (double?)null, Healthy = false });
        RampChart.Svg(run).Should().StartWith("<svg").And.NotContain("NaN");
        RampTable.Of(run).Rows.Single()[2].Should().Be("no data");
    }

    [Fact]
    public void Read_NothingButItsName_IsTakenFromTheFolder() =>
        EvidenceReader.Read(new StringReader(""), "run-7").RunId.Should().Be("run-7");

    [Fact]
    public void Read_PlaceInTheManifest_IsPreferredToTheTitle() =>
        EvidenceReader.Read(new StringReader("""{"event":"run-started","manifest":{"title":"a: b","scenario":{"folder":"../features","feature":"A","title":"Holds","row":{"environment":"staging","limit":"70 %"}}}}"""), "")
            .Place.Should().Be(new RampPlace("", "Holds", "staging"));

    [Fact]
    public void Read_SearchForTheExactBreakingPoint_IsApartFromTheLevels()
    {
        var run = new SampleEvidence().Step(5, 5).Step(10, 2)
            .WriteText("""{"event":"step-judged","result":{"step":{"number":1,"level":7,"kind":"search"},"streaming":7,"healthy":true}}""").Read();

        run.Levels.Select(level => level.Asked).Should().Equal(5, 10);
        run.Holds.Select(hold => (hold.Asked, hold.Kind)).Should().Equal((5, HoldKind.Ramp), (10, HoldKind.Ramp), (10, HoldKind.Ramp), (7, HoldKind.Search));
    }

    [Fact]
    public void ReadAll_FolderThatIsNotThere_IsEmpty() =>
        EvidenceReader.ReadAll(Path.Combine(_folder, "none"), _ => { }).Should().BeEmpty();

    [Property(MaxTest = 60)]
    public FsCheck.Property Read_CutOffAnywhere_NeverThrowsAndIsCutShort() => Prop.ForAll(Gen.Choose(0, 100).ToArbitrary(), percent =>
    {
        var text = SampleRamps.Holding().Text;
        var run = EvidenceReader.Read(new StringReader(text[..(int)(text.Length * 0.8 * percent / 100)]), "run-1");
        return run is { Finished: false, Verdict: RampVerdict.NotProven, CutShort: not null } && VerdictSentence.Of(run).Sentence.Contains("cut short", StringComparison.Ordinal);
    });

    public void Dispose() => Directory.Delete(_folder, recursive: true);
}
