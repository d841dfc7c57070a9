using System.Text.Json;
using System.Text.Json.Nodes;
using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.LivingDocs.Ramps;
using FocusServer.LivingDocs.Ramps.Charts;
using FocusServer.LivingDocs.Watch;
using FocusServer.Support.Tests.LivingDocs.Ramps;
using FocusServer.Support.Tests.Suite.Watching;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs.Watch;

/// <summary>The messages of the live page: what it shows at a moment is what judges and site say.</summary>
public class WatchMessagesTests
{
    public static TheoryData<string> Samples => ["breaking", "holding", "killed", "slow", "generators"];

    [Theory]
    [MemberData(nameof(Samples))]
    public void Chart_AfterEachLevel_IsTheSitesOwn(string name)
    {
        var (record, parts, drawn) = (new RunRecord(), Array.Empty<string>(), 0);
        var messages = new WatchMessages(message =>
        {
            if (JsonNode.Parse(message)!["chart"] is JsonArray changes)
            {
                drawn++;
                parts = [.. changes.SelectMany(change => change is JsonArray pair ? parts.Skip((int)pair[0]!).Take((int)pair[1]!) : [(string)change!])];
                string.Join('<', parts).Should().Be(RampChart.Responsive(RampRun.SoFar(record)));
            }
        });

        foreach (var runEvent in LivePage.Events(Sample(name).Text))
        {
            record.On(runEvent);
            messages.On(runEvent);
        }

        drawn.Should().BeGreaterThan(2);
        if (record.Finished)
        {
            string.Join('<', parts).Should().Be(RampChart.Responsive(Sample(name).Read()), "the site draws the run that is over so");
        }
    }

    [Theory]
    [MemberData(nameof(Samples))]
    public void Messages_OfAnyRamp_HoldNoTagAndEveryEvent(string name)
    {
        var (events, messages) = (LivePage.Events(Sample(name).Text), Messages(Sample(name)));

        messages.Should().HaveCount(events.Count);
        messages.Should().OnlyContain(message => !message.Contains('<') && !message.Contains('\n'));
        messages.Select(message => JsonNode.Parse(message)!).Should().NotContain(
            message => message["j"] == null && message["x"] == null && message["now"] == null, "each says something");
    }

    [Fact]
    public void Run_SplitOverGenerators_NamesThemAndWhatIsMerged()
    {
        var run = Messages(SampleRamps.OnThreeGenerators()).Select(message => JsonNode.Parse(message)!["run"]).OfType<JsonNode>().Single();

        run["generators"]!.AsArray().Select(line => (string)line!).Should().Equal(
            "3 load generators, version 1.2.0. Their counts and histograms are added; no average and no percentile is.",
            "lab-1 in Oslo: 33.3 % of the jobs, 4 processors, reads at least 41,000 rows/s",
            "lab-2 in Haifa: 33.3 % of the jobs, 2 processors",
            "lab-3: 33.3 % of the jobs, 2 processors");
    }

    [Fact]
    public void Verdict_WhileTheRampGrows_SaysWhatIsSoAndWhatWouldTurnIt()
    {
        var verdicts = Messages(SampleRamps.Breaking()).Select(message => JsonNode.Parse(message)!["verdict"]).OfType<JsonNode>().Select(verdict => (string)verdict["says"]!).ToList();

        verdicts[0].Should().Be("Nothing is proven yet: none of 20 levels has been judged.");
        verdicts[1].Should().Be("Held so far: 1 of 20 levels, up to 5 jobs.");
        verdicts.Should().ContainInOrder(
            "Held so far: 11 of 20 levels, up to 55 jobs.",
            "60 jobs missed a limit: success rate 63.3 % (38 of 60 jobs streaming), limit ≥ 70 %.",
            "Broke at 60 jobs so far; the last level that held: 55.");
        verdicts[^1].Should().StartWith("Broke at 60 jobs. Success rate 63.3 %, limit 70 %.");
    }

    [Fact]
    public void Messages_MadeFromTheFile_AreThoseThatWereMadeLive()
    {
        var live = new List<string>();
        var messages = new WatchMessages(live.Add);
        LivePage.Events(SampleRamps.OnThreeGenerators().Text).ToList().ForEach(messages.On);
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, SampleRamps.OnThreeGenerators().Text);
            var again = new List<string>();
            EvidenceReader.Replay(file, new WatchMessages(again.Add));

            again.Should().Equal(live);
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Page_OfARun_HoldsItsMessagesAndRunsNoOtherScript()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, SampleRamps.Breaking().Text.Replace("no capacity left", "</script><script>alert(1)</script>", StringComparison.Ordinal));

            var html = await WatchPage.RenderAsync(file).WaitAsync(SiteUnderTest.Bound);

            var page = new AngleSharp.Html.Parser.HtmlParser().ParseDocument(html);
            page.QuerySelectorAll("script").Should().HaveCount(2);
            using var messages = JsonDocument.Parse(page.QuerySelector("#messages")!.TextContent);
            messages.RootElement.GetArrayLength().Should().Be(LivePage.Events(SampleRamps.Breaking().Text).Count);
            page.Title.Should().Be("Full ramp 5→100, staging");
            page.QuerySelectorAll("[data-wish]").Should().BeEmpty("a run that is over cannot be steered");
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static List<string> Messages(SampleEvidence sample)
    {
        var messages = new List<string>();
        var maker = new WatchMessages(messages.Add);
        LivePage.Events(sample.Text).ToList().ForEach(maker.On);
        return messages;
    }

    private static SampleEvidence Sample(string name) => name switch
    {
        "breaking" => SampleRamps.Breaking(),
        "holding" => SampleRamps.Holding(),
        "killed" => SampleRamps.Killed(),
        "slow" => SampleRamps.Slow(),
        _ => SampleRamps.OnThreeGenerators(),
    };
}
