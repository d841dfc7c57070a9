using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using FluentAssertions;
using FocusServer.FeatureRunner.Feature;
using FocusServer.FeatureRunner.Running;
using Io.Cucumber.Messages.Types;
using Reqnroll.Formatters.PayloadProcessing;
using Xunit;

namespace FocusServer.Support.Tests.FeatureRunner;

/// <summary>The Gherkin project's own test data; the first line of the file says where it comes from and under which licence.</summary>
public sealed class GherkinDataTests
{
    private static readonly Dictionary<string, JsonObject> _rows = Read().ToDictionary(row => row["name"]!.GetValue<string>());

    // Features that neither this runner nor Reqnroll can make tests of: a title without letters, titles that differ in accents only, an outline without a row, no title.
    private static readonly string[] _noTests = ["i18n_emoji", "i18n_fr", "incomplete_scenario_outline", "readme_example", "scenario_outlines_with_tags"];

    public static TheoryData<string> Good => [.. _rows.Where(row => row.Value.ContainsKey("gherkinDocument")).Select(row => row.Key)];

    public static TheoryData<string> Bad => [.. _rows.Where(row => row.Value.ContainsKey("errors")).Select(row => row.Key)];

    [Theory]
    [MemberData(nameof(Good))]
    public void Messages_OfGoodFeature_AreThoseOfTheData(string name)
    {
        var row = _rows[name];

        var messages = new FeatureMessages(FeatureFile.Parse("../features/a.feature", row["source"]!.GetValue<string>()));

        messages.Source.Data.Should().Be(row["source"]!.GetValue<string>());
        ShouldHold(Written(Envelope.Create(messages.GherkinDocument))["gherkinDocument"], row["gherkinDocument"]!);
        ShouldHold(new JsonArray([.. messages.Pickles.Select(pickle => Written(Envelope.Create(pickle))["pickle"]!.DeepClone())]), row["pickles"]!);
    }

    [Theory]
    [MemberData(nameof(Good))]
    public void Class_OfGoodFeature_HasOneTestAPickle(string name)
    {
        var run = GeneratorRun.Of("a.feature", _rows[name]["source"]!.GetValue<string>());

        run.Problems.Any().Should().Be(_noTests.Contains(name));
        run.Methods.Should().HaveCount(_noTests.Contains(name) ? 0 : _rows[name]["pickles"]!.AsArray().Count);
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void BuildErrors_OfBadFeature_AreThoseOfTheData(string name) =>
        GeneratorRun.Of("a.feature", _rows[name]["source"]!.GetValue<string>()).Problems
            .Select(problem => (problem.Location.GetLineSpan().StartLinePosition, Text: problem.GetMessage(null)))
            // The end of a file has no column: the data says 0, an editor wants 1.
            .Select(problem => $"({problem.StartLinePosition.Line + 1}:{problem.StartLinePosition.Character + 1}): {problem.Text}")
            .Should().Equal(_rows[name]["errors"]!.AsArray().Select(error => error!.GetValue<string>().Replace(":0)", ":1)", StringComparison.Ordinal)));

    private static JsonNode Written(Envelope envelope) => JsonNode.Parse(NdjsonSerializer.Serialize(envelope))!;

    /// <summary>Compares all that the data says; ids, and what newer messages say besides, are not in it.</summary>
    private static void ShouldHold(JsonNode? actual, JsonNode? expected)
    {
        switch (expected)
        {
            case JsonObject members:
                members.ToList().ForEach(member => ShouldHold(actual![member.Key], member.Value));
                break;
            case JsonArray items:
                actual!.AsArray().Should().HaveSameCount(items, "of {0}", items.GetPath());
                items.Zip(actual.AsArray()).ToList().ForEach(pair => ShouldHold(pair.Second, pair.First));
                break;
            default:
                JsonNode.DeepEquals(actual, expected).Should().BeTrue("{0} is {1}, not {2}", expected!.GetPath(), expected, actual);
                break;
        }
    }

    private static IEnumerable<JsonObject> Read([CallerFilePath] string path = "") =>
        File.ReadLines(Path.ChangeExtension(path, null)[..^"Tests".Length] + ".ndjson").Skip(1).Select(line => JsonNode.Parse(line)!.AsObject());
}
