using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Plans;
using FocusServer.LivingDocs.Ramps;
using FocusServer.LivingDocs.Ramps.Charts;
using FsCheck.Fluent;
using FsCheck.Xunit;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

public sealed class RampChartTests
{
    private static readonly XNamespace _svg = "http://www.w3.org/2000/svg";

    public static TheoryData<string> Samples => ["breaking", "holding", "killed", "slow", "band"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Svg_Sample_IsAsApproved(string name) =>
        Lines(name == "band" ? RampChart.Svg(Sample(name), BandOfTen()) : RampChart.Svg(Sample(name))).ShouldBeApproved($"{name}.svg");

    [Fact]
    public void Svg_Narrow_IsAsApproved() => Lines(RampChart.Svg(Sample("breaking"), size: ChartSize.Narrow)).ShouldBeApproved("narrow.svg");

    [Fact]
    public void File_StandsAlone_WithAGroundAndBothThemes()
    {
        var svg = RampChart.File(Sample("breaking"));

        svg.Should().Contain("rc-ground").And.Contain("prefers-color-scheme:dark").And.Contain("@media print").And.NotContain("var(--text")
            .And.NotContain("<script").And.NotContain("href").And.NotContain("url(");
        XDocument.Parse(svg).Root!.Name.Should().Be(_svg + "svg");
    }

    [Fact]
    public void Svg_PaceThatChanged_IsMarkedAtTheLevelThatWasHeldAtTheNewOne()
    {
        var evidence = new SampleEvidence("quick", 2, 10, 2).Step(2, 2);
        evidence.Write(new PaceChanged(evidence.At, 10, 5, "the machine was busy")).Step(4, 4).Step(6, 6);

        var marks = XElement.Parse(RampChart.Svg(evidence.Read())).Elements().ToList();

        var line = marks.Should().ContainSingle(element => (string?)element.Attribute("class") == "rc-pace").Which;
        marks.Should().ContainSingle(element => element.Value == "pace 5");
        marks.Should().Contain(element => element.Value == "4" && (string?)element.Attribute("x") == (string?)line.Attribute("x1"));
    }

    [Fact]
    public void Svg_NothingJudged_IsEmpty() => RampChart.Svg(new SampleEvidence().Read()).Should().BeEmpty();

    [Fact]
    public void Svg_NumbersInPictureTableAndFile_AreTheSame()
    {
        var run = Sample("breaking");
        var table = RampTable.Create(run);

        var file = JsonNode.Parse(RampSeries.Json(run))!["levels"]!.AsArray().Select(level => level!.AsObject().Select(cell => cell.Value!.ToString()));
        var csv = table.Csv().Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','));
        var words = XElement.Parse(RampChart.Svg(run)).Element(_svg + "desc")!.Value;

        file.Should().BeEquivalentTo(table.Rows, options => options.WithStrictOrdering());
        csv.Should().BeEquivalentTo(table.Rows, options => options.WithStrictOrdering());
        table.Rows.Should().AllSatisfy(row => words.Should().Contain($"{row[1]} jobs: {row[2]} streaming, success rate {row[3]} %, API p50 {row[5]} ms, p95 {row[6]} ms, slowest {row[7]} ms"));
        table.Rows.Select(row => row.Count).Should().AllBeEquivalentTo(table.Header.Count);
    }

    [Fact]
    public void Svg_OtherCulture_WritesTheSameNumbers()
    {
        var (before, expected) = (CultureInfo.CurrentCulture, RampChart.Svg(Sample("breaking")) + RampSeries.Json(Sample("breaking")));
        var commas = (CultureInfo)CultureInfo.InvariantCulture.Clone();
        (commas.NumberFormat.NumberDecimalSeparator, commas.NumberFormat.NegativeSign) = (",", "~");
        try
        {
            CultureInfo.CurrentCulture = commas;

            (RampChart.Svg(Sample("breaking")) + RampSeries.Json(Sample("breaking"))).Should().Be(expected);
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Svg_NastyNames_ComeOutAsText()
    {
        var run = new SampleEvidence("<script>&\u0001🚀", 2, 2, 2).Step(2, 2).Finish().Read().With(manifest => manifest with { Environment = "]]>\u0000\"" });

        var title = XElement.Parse(RampChart.Svg(run)).Element(_svg + "title")!.Value;

        title.Should().Contain("<script>&").And.Contain("🚀").And.Contain("]]>\"");
    }

    [Fact]
    public void Svg_Probe_OfTheSearchStandsBetweenItsNeighbours()
    {
        var run = new SampleEvidence().Step(5, 5).Step(10, 2)
            .Write(new SearchStarted(TimeSpan.FromSeconds(60), 5, 10)).Begin(7, 7, kind: StepKind.Search).Judge(7, 7).Read();

        RampChart.Svg(run).Should().Contain("<path class=\"rc-again\"");
    }

    // A level below its limit has a mark at its place; one that is not has none.
    [Property(MaxTest = 100)]
    public FsCheck.Property Svg_ThresholdCrossed_IsMarkedAtThatStep() => Prop.ForAll(Gen.Choose(0, 100).ListOf(12).ToArbitrary(), rates =>
    {
        var evidence = new SampleEvidence("full", 100, 1200, 100);
        rates.Select((rate, i) => ((i + 1) * 100, (i + 1) * rate)).ToList().ForEach(level => evidence.Begin(level.Item1, 0).Judge(level.Item1, level.Item2));
        var run = evidence.Read();
        var marks = XElement.Parse(RampChart.Svg(run))
            .Descendants(_svg + "g").Single(group => group.Attribute("class")!.Value == "rc-success")
            .Elements().Where(mark => mark.Attribute("class")!.Value == "rc-miss").Select(mark => (int)mark.Attribute("data-jobs")!);
        return marks.SequenceEqual(run.Levels.Where(level => level.SuccessRate.Percent < 70).Select(level => level.Step.Level));
    });

    [Property(MaxTest = 100)]
    public FsCheck.Property Svg_AnyNumbers_StayInsideThePicture() => Prop.ForAll(
        Gen.Choose(0, 2_000_000_000).ListOf(6).ToArbitrary(), times =>
        {
            var evidence = new SampleEvidence("any", 1, 6, 1);
            times.Select((time, i) => (Level: i + 1, Max: time / 1000.0)).ToList().ForEach(step => evidence.Begin(step.Level, step.Level).Judge(step.Level, step.Level, max: step.Max));
            var svg = XElement.Parse(RampChart.Svg(evidence.Read()));
            var places = svg.Descendants().SelectMany(shape => shape.Attributes()).Where(at => at.Name.LocalName is "y" or "y1" or "y2" or "cy").Select(at => (double)at);
            return places.All(y => y >= 0 && y <= (double)svg.Attribute("height")!);
        });

    [Theory]
    [InlineData("breaking", "<path class=\"rc-miss\"")]
    [InlineData("holding", "<circle class=\"rc-dot\"")]
    public void Sparkline_MarksItsEnd(string name, string mark) =>
        Sparkline.Svg(Sample(name)).Should().Contain(mark).And.Contain("<title>Success rate from 100 % at");

    private static Band BandOfTen() => new(10, Sample("band").Levels.ToDictionary(
        level => level.Step.Level, level => new BandLevel(new(95, 100), new(110 + level.Step.Level, 150 + level.Step.Level), new(1700, 2100))));

    private static RampRun Sample(string name) => name switch
    {
        "breaking" => SampleRamps.Breaking().Read(),
        "killed" => SampleRamps.Killed().Read(),
        "slow" => SampleRamps.Slow().Read(),
        _ => SampleRamps.Holding().Read(),
    };

    // One element a line, so that a difference is found.
    private static string Lines(string svg) => svg.Replace("><", ">\n<", StringComparison.Ordinal) + "\n";
}
