using FluentAssertions;
using FocusServer.FeatureRunner.Feature;
using Xunit;

namespace FocusServer.Support.Tests.FeatureRunner;

public sealed class NamingTests
{
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
