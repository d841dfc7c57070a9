using FluentAssertions;
using Reqnroll.StandIn.Feature;
using Xunit;

namespace FocusServer.Support.Tests.StandIn;

public sealed class NamingTests
{
    [Theory]
    [InlineData("Quick ramp", "QuickRamp")]
    [InlineData("gradual-load", "Gradual_Load")]
    [InlineData("2 to 10 jobs", "_2To10Jobs")]
    [InlineData("It's a \"quoted\" word", "ItsAQuotedWord")]
    [InlineData("70.5 % (or more)", "_70_5OrMore")]
    [InlineData("Über Größen: Æther, Łódź", "UberGroBenAEtherLodz")]
    [InlineData("已经 ready", "已经Ready")]
    [InlineData("snake_case", "Snake_Case")]
    [InlineData("→ ←", "")]
    public void Identifier_Title_IsNamedAsReqnrollDoes(string title, string expected) =>
        Identifier.From(title).Should().Be(expected);

    [Theory]
    [InlineData("Acme.Specs", "../features/gradual-load/quick-ramp.feature", "Acme.Specs.Features.Gradual_Load")]
    [InlineData("Acme.Specs", "quick-ramp.feature", "Acme.Specs")]
    [InlineData("", "features/2 jobs/a.feature", "Features._2Jobs")]
    public void Namespace_OfFeature_IsThatOfItsFolder(string root, string uri, string expected) =>
        Identifier.NamespaceOf(root, uri).Should().Be(expected);

    [Fact]
    public void Tests_OutlineWithDistinctFirstCells_AreNamedByThem() =>
        NamesOf("""
            Feature: F
              Scenario Outline: Ramp to <max>
                Given <max>
                Examples:
                  | max | share |
                  | 2   | 70    |
                  | 4   | 70    |
            """).Should().Equal("RampToMax_2 | Ramp to <max>: 2", "RampToMax_4 | Ramp to <max>: 4");

    [Fact]
    public void Tests_OutlineWithEqualFirstCells_AreNumbered() =>
        NamesOf("""
            Feature: F
              Scenario Outline: Ramp
                Given <max>
                Examples:
                  | max | share |
                  | 2   | 70    |
                  | 2   | 80    |
            """).Should().Equal("Ramp_Variant0 | Ramp: Variant 0", "Ramp_Variant1 | Ramp: Variant 1");

    [Fact]
    public void Tests_SeveralExamples_AreToldApartByTitleOrNumber() =>
        NamesOf("""
            Feature: F
              Rule: R
                Scenario Outline: Ramp
                  Given <max>
                  Examples: On staging
                    | max |
                    | 2   |
                  Examples:
                    | max |
                    | 2   |
                  Examples:
                    | max |
                    | 2   |
                Scenario: Plain
                  Given 1
            """).Should().Equal("Ramp_OnStaging_2 | Ramp: 2", "Ramp_ExampleSet1_2 | Ramp: 2", "Ramp_ExampleSet2_2 | Ramp: 2", "Plain | Plain");

    [Fact]
    public void Tags_OfScenario_AreRuleAndOwn()
    {
        var source = FeatureFile.Parse("a.feature", """
            @f
            Feature: F
              @r
              Rule: R
                @s
                Scenario Outline: S
                  Given <x>
                  @e
                  Examples:
                    | x |
                    | 1 |
            """).Scenarios.Single();

        source.RuleTags.Should().Equal("r");
        source.OwnTags.Should().Equal("s", "e");
    }

    private static IEnumerable<string> NamesOf(string feature) =>
        FeatureFile.Parse("a.feature", feature).Scenarios.Select(source => $"{source.MethodName} | {source.DisplayName}");
}
