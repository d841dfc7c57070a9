using FluentAssertions;
using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Features;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs;

public sealed class AddressesTests
{
    private const string Feature = """
        Feature: F
          Rule: A server should hold
            Scenario: It holds
              Given a thing
            Scenario: It holds
              Given a thing
            Scenario Outline: Rows of <env>
              Given <n> things in <env>
              Examples: One
                | env     | n |
                | staging | 1 |
                | staging | 2 |
              Examples: Two
                | env        | n |
                | production | 1 |
        """;

    [Fact]
    public void Addresses_OfAFeature_AreMadeOfNamesAndRowKeys()
    {
        AddressesOf(Feature).Should().Equal(
            "rule-a-server-should-hold", "it-holds", "it-holds-2", "rows-of-env", "rows-of-env--staging", "rows-of-env--staging-2", "rows-of-env--production");
    }

    [Fact]
    public void Addresses_AfterAnEditOfTagsStepsAndDescriptions_AreTheSame()
    {
        var edited = Feature
            .Replace("Feature: F", "@new\nFeature: Another name\n  Some words.", StringComparison.Ordinal)
            .Replace("  Examples: Two", "  @slow\n      Examples: Three", StringComparison.Ordinal)
            .Replace("a thing", "another thing", StringComparison.Ordinal);

        AddressesOf(edited).Should().Equal(AddressesOf(Feature));
    }

    [Theory]
    [InlineData("../features/gradual-load/quick-ramp.feature", "gradual-load/quick-ramp.feature")]
    [InlineData("..\\features\\gradual-load\\quick-ramp.feature", "gradual-load/quick-ramp.feature")]
    [InlineData("C:\\suite\\features\\a.feature", "a.feature")]
    [InlineData("samples/minimal/minimal.feature", "samples/minimal/minimal.feature")]
    [InlineData("../../../etc/passwd", "etc/passwd")]
    [InlineData("../features/load/features/a.feature", "load/features/a.feature")]
    [InlineData("", "unnamed.feature")]
    public void Path_OfAUri_IsSeenFromTheFeaturesFolder(string uri, string path) => FeaturePath.FromUri(uri).Should().Be(path);

    [Theory]
    [InlineData("Ten live jobs are held", "ten-live-jobs-are-held")]
    [InlineData("  <script>alert('1')</script>  ", "script-alert-1-script")]
    [InlineData("Größe: 5 → 100", "größe-5-100")]
    [InlineData("שלום", "שלום")]
    [InlineData("📊", "unnamed")]
    [InlineData("../../etc", "etc")]
    public void Slug_OfAText_IsItsLettersAndDigits(string text, string slug) => Slug.From(text).Should().Be(slug);

    private static List<string> AddressesOf(string text)
    {
        var feature = new FeatureBuilder(ParsedFeature.Parse("f.feature", text), _ => Outcome.NotRun).Build();
        return [.. feature.Rules.SelectMany(rule => rule.Scenarios.SelectMany(scenario =>
            scenario.IsOutline ? scenario.Places.Select(place => place.Slug).Prepend(scenario.Slug) : [scenario.Slug]).Prepend(rule.Slug))];
    }
}
