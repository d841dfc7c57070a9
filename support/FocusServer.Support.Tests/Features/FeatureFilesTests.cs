using System.Text.RegularExpressions;
using FluentAssertions;
using Gherkin;
using Gherkin.Ast;
using Xunit;

namespace FocusServer.Support.Tests.Features;

/// <summary>Checks that features are readable, as far as a test can.</summary>
public partial class FeatureFilesTests
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "features");

    public static TheoryData<string> Files =>
        [.. Directory.EnumerateFiles(_folder, "*.feature", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(_folder, file))];

    [Theory]
    [MemberData(nameof(Files))]
    public void Tags_OfAFeature_AreInTheGlossary(string file)
    {
        var glossary = TagInGlossary().Matches(Glossary()).Select(match => match.Groups[1].Value);

        Tags(Parse(file)).Select(GeneralTag).Where(tag => !TagOfAnIssue().IsMatch(tag)).Should().BeSubsetOf(glossary);
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Limits_OfAnEnvironment_AreInTheGlossary(string file) =>
        Scenarios(Parse(file)).SelectMany(scenario => scenario.Examples).SelectMany(examples => examples.TableHeader.Cells.Select(cell => cell.Value))
            .Where(column => IsOfAnEnvironment(file) && !Words().Contains(column, StringComparer.OrdinalIgnoreCase)).Should().BeEmpty();

    [Fact]
    public void Words_OfTheGlossary_AreSorted() => Words().Should().NotBeEmpty().And.BeInAscendingOrder(StringComparer.OrdinalIgnoreCase);

    [Theory]
    [MemberData(nameof(Files))]
    public void Scenarios_OfAFeature_StandUnderARule(string file) =>
        Parse(file).Children.Should().AllBeOfType<Rule>();

    [Theory]
    [MemberData(nameof(Files))]
    public void Scenarios_OfAFeature_AreShort(string file)
    {
        foreach (var scenario in Scenarios(Parse(file)))
        {
            scenario.Steps.Should().HaveCountLessThanOrEqualTo(7, scenario.Name);
            scenario.Steps.Should().ContainSingle(step => step.Keyword.Trim() == "When", scenario.Name);
            scenario.Name.Split(' ').Should().HaveCountLessThanOrEqualTo(14, scenario.Name);
        }
    }

    [Theory]
    [MemberData(nameof(Files))]
    public void Steps_OfAFeature_SayWhatAndNotHow(string file) =>
        Scenarios(Parse(file)).SelectMany(scenario => scenario.Steps).Select(step => step.Text)
            .Should().NotContain(text => Technical().IsMatch(text));

    private static string GeneralTag(string tag) => TagOfAKnownFailure().Replace(tag, "@$1_…");

    private static bool IsOfAnEnvironment(string file) => !file.StartsWith("trust", StringComparison.Ordinal);

    private static string Glossary() => File.ReadAllText(Path.Combine(_folder, "GLOSSARY.md"));

    private static IEnumerable<string> Words() => WordInGlossary().Matches(Glossary()).Select(match => match.Groups[1].Value);

    private static Feature Parse(string file) => new Parser().Parse(Path.Combine(_folder, file)).Feature;

    private static IEnumerable<Scenario> Scenarios(Feature feature) =>
        feature.Children.OfType<Rule>().SelectMany(rule => rule.Children).OfType<Scenario>();

    private static IEnumerable<string> Tags(Feature feature) =>
        feature.Tags
            .Concat(feature.Children.OfType<Rule>().SelectMany(rule => rule.Tags))
            .Concat(Scenarios(feature).SelectMany(scenario => scenario.Tags.Concat(scenario.Examples.SelectMany(examples => examples.Tags))))
            .Select(tag => tag.Name)
            .Distinct();

    [GeneratedRegex(@"^\| `(@\S+?)` \|", RegexOptions.Multiline)]
    private static partial Regex TagInGlossary();

    // An issue has its own page elsewhere.
    [GeneratedRegex(@"^@[A-Z][A-Z0-9]*-\d+$")]
    private static partial Regex TagOfAnIssue();

    // Its day and its owner are the failure's own.
    [GeneratedRegex(@"^@(known_until(?=_\d{4}-\d{2}-\d{2}$)|owner)_\S+$")]
    private static partial Regex TagOfAKnownFailure();

    [GeneratedRegex(@"^\*\*(.+?)\*\*", RegexOptions.Multiline)]
    private static partial Regex WordInGlossary();

    [GeneratedRegex(@"https?:|\b(GET|POST|DELETE|JSON|HTTP|gRPC|FOCUS_\w+|[45]\d\d)\b|\bwaits? \d", RegexOptions.IgnoreCase)]
    private static partial Regex Technical();
}
