using System.Globalization;
using System.Text.Json.Nodes;
using System.Xml.Linq;
using FluentAssertions;
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
    public void Svg_NothingJudged_IsEmpty() => RampChart.Svg(new SampleEvidence().Read()).Should().BeEmpty();

    [Fact]
    public void Svg_NumbersInPictureTableAndFile_AreTheSame()
    {
        var run = Sample("breaking");
        var table = RampTable.Of(run);

        var file = JsonNode.Parse(RampSeries.Json(run))!["levels"]!.AsArray().Select(level => level!.AsObject().Select(cell => cell.Value!.ToString()));
        var csv = table.Csv().Split("\r\n", StringSplitOptions.RemoveEmptyEntries).Skip(1).Select(line => line.Split(','));
        var words = XElement.Parse(RampChart.Svg(run)).Element(_svg + "desc")!.Value;

        file.Should().BeEquivalentTo(table.Rows, options => options.WithStrictOrdering());
        csv.Should().BeEquivalentTo(table.Rows, options => options.WithStrictOrdering());
        table.Rows.Should().AllSatisfy(row => words.Should().Contain($"{row[1]} jobs: {row[2]} streaming, success rate {row[3]} %, API p50 {row[5]} ms, p95 {row[6]} ms, slowest {row[7]} ms"));
        table.Rows.Select(row => row.Count).Should().AllBeEquivalentTo(table.Headers.Count);
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
        var run = Sample("holding") with { Ramp = "<script>&\u0001\uD800🚀", Environment = "]]>\u0000\"" };

        var title = XElement.Parse(RampChart.Svg(run)).Element(_svg + "title")!.Value;

        title.Should().Contain("<script>&").And.Contain("🚀").And.Contain("]]>\"");
    }

    [Fact]
    public void Svg_Probe_OfTheSearchStandsBetweenItsNeighbours()
    {
        var run = new SampleEvidence().Step(5, 5).Step(10, 2)
            .WriteText("""{"event":"step-judged","result":{"step":{"number":1,"level":7,"kind":"search"},"streaming":7,"successRatePercent":100,"healthy":true}}""").Read();

        RampChart.Svg(run).Should().Contain("<path class=\"rc-again\"");
    }

    // A level below its limit has a mark at its place; one that is not has none.
    [Property(MaxTest = 100)]
    public FsCheck.Property Svg_ThresholdCrossed_IsMarkedAtThatStep() => Prop.ForAll(Gen.Choose(0, 100).ListOf(12).ToArbitrary(), rates =>
    {
        var run = Sample("breaking");
        var levels = rates.Select((rate, i) => new RampLevel { Step = i + 1, Asked = (i + 1) * 5, Streaming = rate, SuccessRate = rate, Healthy = rate >= 70 }).ToList();
        var marks = XElement.Parse(RampChart.Svg(run with { Levels = levels, Holds = levels, Break = null }))
            .Descendants(_svg + "g").Single(group => group.Attribute("class")!.Value == "rc-success")
            .Elements().Where(mark => mark.Attribute("class")!.Value == "rc-miss").Select(mark => (int)mark.Attribute("data-jobs")!);
        return marks.SequenceEqual(levels.Where(level => level.SuccessRate < 70).Select(level => level.Asked));
    });

    [Property(MaxTest = 100)]
    public FsCheck.Property Svg_AnyNumbers_StayInsideThePicture() => Prop.ForAll(
        Gen.Choose(0, 2_000_000_000).ListOf(6).ToArbitrary(), times =>
        {
            var levels = times.Select((time, i) => new RampLevel { Asked = i + 1, Api = new Latency(1, null, null, TimeSpan.FromMicroseconds(time)) }).ToList();
            var svg = XElement.Parse(RampChart.Svg(new RampRun { RunId = "run", Levels = levels, Holds = levels }));
            var places = svg.Descendants().SelectMany(shape => shape.Attributes()).Where(at => at.Name.LocalName is "y" or "y1" or "y2" or "cy").Select(at => (double)at);
            return places.All(y => y >= 0 && y <= (double)svg.Attribute("height")!);
        });

    [Theory]
    [InlineData("breaking", "<path class=\"rc-miss\"")]
    [InlineData("holding", "<circle class=\"rc-dot\"")]
    public void Sparkline_MarksItsEnd(string name, string mark) =>
        Sparkline.Svg(Sample(name)).Should().Contain(mark).And.Contain("<title>Success rate from 100 % at");

    private static Band BandOfTen() => new(10, Sample("band").Levels.ToDictionary(
        level => level.Asked, level => new BandLevel(new(95, 100), new(110 + level.Asked, 150 + level.Asked), new(1700, 2100))));

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
