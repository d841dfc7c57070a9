using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using Reqnroll;
using Xunit;

namespace FocusServer.Support.Tests.StandIn;

public sealed class MessageTests
{
    private const string Feature = """
        Feature: F
          @tag
          Scenario: S
            Given 📊 is written
            And a file is attached
          @ignore
          Scenario: Later
            Given 📊 is written
        """;

    [Fact]
    public async Task Messages_OfARun_NameThingsBeforeTheyReferToThem()
    {
        var run = await SuiteRun.RunAsync(Feature, typeof(Bindings));

        var known = new HashSet<string>();
        foreach (var message in run.Messages)
        {
            var (kind, content) = message.Single();
            References(content!.AsObject()).Should().BeSubsetOf(known, "{0} comes after what it refers to", kind);
            known.UnionWith(content.AsObject().Where(property => property.Key == "id").Select(property => property.Value!.ToString()));
            known.UnionWith((content["testSteps"]?.AsArray() ?? []).Select(step => step!["id"]!.ToString()));
        }
    }

    [Fact]
    public async Task Messages_OfARun_ComeInTheirUsualOrder()
    {
        var run = await SuiteRun.RunAsync(Feature, typeof(Bindings));

        var kinds = run.Messages.Select(message => message.Single().Key).ToList();
        kinds.Where((kind, index) => index == 0 || kind != kinds[index - 1]).Take(10).Should().Equal(
            "meta", "source", "gherkinDocument", "pickle", "stepDefinition", "hook", "testRunStarted", "testCase", "testCaseStarted", "testStepStarted");
        kinds.Should().EndWith(["testStepFinished", "testCaseFinished", "testRunFinished"]);
    }

    [Fact]
    public async Task Messages_OfAScenario_HaveAResultForEachOfItsSteps()
    {
        var run = await SuiteRun.RunAsync(Feature, typeof(Bindings));

        var planned = run.Of("testCase")[0]["testSteps"]!.AsArray().Select(step => step!["id"]!.ToString()).ToList();
        planned.Should().HaveCount(3);
        run.Of("testStepFinished").Select(message => message["testStepId"]!.ToString()).Take(3).Should().Equal(planned);
    }

    [Fact]
    public async Task Messages_OfSource_AreTheFeatureFileAsSeenFromTheProject()
    {
        var run = await SuiteRun.RunAsync(Feature, typeof(Bindings));

        var source = run.Of("source").Single();
        source["uri"]!.ToString().Should().Be("../features/a.feature");
        source["data"]!.ToString().Should().Be(Feature);
        source["mediaType"]!.ToString().Should().Be("text/x.cucumber.gherkin+plain");
    }

    [Fact]
    public async Task WriteLine_InAStep_GoesToTheTestAndBecomesALogOfTheStep()
    {
        var run = await SuiteRun.RunAsync(Feature, typeof(Bindings));

        run.Output.Should().Contain("📊 written");
        var log = run.Of("attachment")[0];
        log["body"]!.ToString().Should().Be("📊 written");
        log["mediaType"]!.ToString().Should().Be("text/x.cucumber.log+plain");
        log["contentEncoding"]!.ToString().Should().Be("IDENTITY");
        log["testStepId"]!.ToString().Should().Be(run.Of("testCase")[0]["testSteps"]![1]!["id"]!.ToString());
    }

    [Fact]
    public async Task AddAttachment_OfAFile_IsReadAtOnce()
    {
        var run = await SuiteRun.RunAsync(Feature, typeof(Bindings));

        var attachment = run.Of("attachment")[1];
        Encoding.UTF8.GetString(Convert.FromBase64String(attachment["body"]!.ToString())).Should().Be("{\"a\":1}");
        attachment["fileName"]!.ToString().Should().Be("evidence.json");
        attachment["mediaType"]!.ToString().Should().Be("application/json");
        attachment["contentEncoding"]!.ToString().Should().Be("BASE64");
    }

    [Fact]
    public async Task Hook_WithTags_TellsThem() =>
        (await SuiteRun.RunAsync(Feature, typeof(Bindings))).Of("hook").Single()["tagExpression"]!.ToString().Should().Be("@tag or @other");

    private static IEnumerable<string> References(JsonObject content)
    {
        var steps = (content["testSteps"]?.AsArray() ?? []).Select(step => step!.AsObject()).ToList();
        return content.Where(property => property.Key.EndsWith("Id", StringComparison.Ordinal)).Select(property => property.Value)
            .Concat(steps.Select(step => step["hookId"]))
            .Concat(steps.SelectMany(step => step["stepDefinitionIds"]?.AsArray() ?? []))
            .OfType<JsonNode>()
            .Select(id => id.ToString());
    }

    [Binding]
    public sealed class Bindings(IReqnrollOutputHelper output)
    {
        [BeforeScenario("tag", "@other")]
        public static void Before()
        {
            // Only that it is there matters.
        }

        [Given("📊 is written")]
        public void Write() => output.WriteLine("📊 written");

        [Given("a file is attached")]
        public void Attach()
        {
            var folder = Directory.CreateTempSubdirectory();
            var path = Path.Combine(folder.FullName, "evidence.json");
            File.WriteAllText(path, "{\"a\":1}");
            output.AddAttachment(path);
            folder.Delete(recursive: true);
        }
    }
}
