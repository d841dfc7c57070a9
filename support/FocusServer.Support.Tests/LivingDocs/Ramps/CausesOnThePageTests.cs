using System.Xml.Linq;
using FluentAssertions;
using FocusServer.LivingDocs.Ramps.Charts;
using FocusServer.LivingDocs.Ramps.History;
using FocusServer.LivingDocs.Results;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs.Ramps;

/// <summary>A ramp that took along what is beside its server shows it, and its verdict is the same; one that did not shows nothing of the kind.</summary>
public class CausesOnThePageTests
{
    private const string Page = "gradual-load/quick-ramp.html";

    [Fact]
    public void View_OfARampWithCauses_HasThem_AndTheSameVerdict()
    {
        var (with, without) = (View(SampleRamps.WithCauses()), View(SampleRamps.Breaking()));

        with.Causes!.Sentences.Should().NotBeEmpty().And.Contain(cause => cause.Contains("pods evicted: the node was low on resource: memory", StringComparison.Ordinal));
        with.Causes.Sources.Should().Contain(source => source.StartsWith("RabbitMQ: answered 2 of 3 times, slowest 4 ms", StringComparison.Ordinal));
        with.Causes.Left.Should().Equal("In the cluster: no Job, pod or service of the 100 jobs of this run");
        (with.Verdict, with.Word, with.Sentence, with.Chart).Should().Be((without.Verdict, without.Word, without.Sentence, without.Chart));
        without.Causes.Should().BeNull();
    }

    [Fact]
    public void Lanes_HaveAMarkForEachFailure_AndALineForEachComponent()
    {
        var run = SampleRamps.WithCauses().Read();

        var picture = XElement.Parse($"<all>{CauseLanes.Responsive(run)}</all>").Elements().First();

        var titles = picture.Descendants().Where(part => part.Name.LocalName == "title").Select(title => title.Value).ToList();
        titles.Where(title => title.StartsWith("job ", StringComparison.Ordinal)).Should().HaveCount(run.Record.Troubles.Count);
        titles.Should().Contain("did not answer from 52 s on: Connection refused").And.Contain(title => title.Contains("evicted at ", StringComparison.Ordinal));
        picture.Descendants().Where(part => part.Name.LocalName == "text").Select(text => text.Value).Should().StartWith(["Jobs that failed", "Pods, made and in trouble", "MongoDB", "RabbitMQ"]);
    }

    [Fact]
    public void Times_LieWhereTheirLevelDoes()
    {
        var run = SampleRamps.Breaking().Read();
        var steps = StepAxis.For(run, 44, 752);
        var time = new TimeOnSteps(run, steps);

        run.Levels.Where(level => level.Attempt == 1).Should().OnlyContain(level => Math.Abs(time.X(level.HoldStartedAt) - steps.X(level.Step.Level)) < 0.01);
        time.X(TimeSpan.Zero).Should().Be(44);
        time.X(TimeSpan.FromHours(1)).Should().Be(752);
    }

    [Fact]
    public async Task Page_ShowsCausesOnlyWhereSomethingWasTakenAlong()
    {
        using var site = Samples.SiteWithRamps();
        site.Given("runs/broke/run.jsonl", SampleRamps.WithCauses().Text);
        await site.WriteAsync();

        var page = site.Page(Page);

        page.QuerySelectorAll("details.twin > summary").Count(summary => summary.TextContent == "What was seen beside the server").Should().Be(1);
        site.Text("summary.json").Should().Contain("\"causes\": [");
        site.Text("summary.md").Should().Contain("pods evicted");
    }

    private static FocusServer.LivingDocs.Document.RampView View(SampleEvidence evidence) => RampPresentation.Create(evidence.Read(), new RunHistory([], []));
}
