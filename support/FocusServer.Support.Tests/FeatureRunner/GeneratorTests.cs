using FluentAssertions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Text;
using Xunit;

namespace FocusServer.Support.Tests.FeatureRunner;

public sealed class GeneratorTests
{
    private const string Orders = """
        @shop
        Feature: Orders of a "small" shop
          @basket
          Rule: A basket should count
            @count
            Scenario Outline: Count <n>
              Given <n>
              @staging
              Examples: staging
                | n |
                | 1 |
              @production
              Examples:
                | n |
                | 1 |
            @ignore
            Scenario: Not yet
              Given 1
        """;

    [Fact]
    public void Class_OfFeature_IsNamedAndTaggedAsReqnrollDoes()
    {
        var feature = GeneratorRun.Of("../features/deep-folder/orders.feature", Orders).Classes.Single();

        feature.Identifier.Text.Should().Be("OrdersOfASmallShopFeature");
        feature.FirstAncestorOrSelf<FileScopedNamespaceDeclarationSyntax>()!.Name.ToString().Should().Be("Acme.Specs.Features.Deep_Folder");
        AttributesOf(feature).Should().Contain("Xunit.TraitAttribute(\"Category\", \"shop\")").And.NotContain(text => text.Contains("CollectionAttribute"));
    }

    [Theory]
    [InlineData("../features/gradual-load/quick-ramp.feature", "Acme.Specs.Features.Gradual_Load")]
    [InlineData("quick-ramp.feature", "Acme.Specs")]
    [InlineData("features/2 jobs/a.feature", "Acme.Specs.Features._2Jobs")]
    public void Namespace_OfFeature_IsThatOfItsFolder(string uri, string expected) =>
        GeneratorRun.Of(uri, "Feature: F\n  Scenario: S\n    Given 1").Classes.Single()
            .FirstAncestorOrSelf<FileScopedNamespaceDeclarationSyntax>()!.Name.ToString().Should().Be(expected);

    [Theory]
    [InlineData("../features/a#b.feature")]
    [InlineData("../features/a ;b#c's 100%.feature")]
    public void Feature_WithASignOfACommentInItsName_IsFoundByItsWholeName(string uri) =>
        GeneratorRun.Of(uri, Orders).Classes.Single().ToString().Should().Contain($"base(\"{uri}\", ");

    [Fact]
    public void Feature_InTheLanguageOfTheSettings_NeedsNoLineForIt()
    {
        const string German = """
            { "language": { "feature": "de" }, "generator": { "allowRowTests": false } }
            """;

        var run = GeneratorRun.Of("a.feature", "Funktionalität: Bestellungen\n  Szenario: Eine\n    Angenommen 1", German);

        run.Problems.Should().BeEmpty();
        run.Methods.Select(method => method.Identifier.Text).Should().Equal("Eine");
        run.Classes.Single().ToString().Should().Contain("base(\"a.feature\", \"de\")");
    }

    [Fact]
    public void Methods_OfFeature_AreItsPicklesWithTraits()
    {
        var methods = GeneratorRun.Of("orders.feature", Orders).Methods;

        methods.Select(method => method.Identifier.Text).Should().Equal("CountN_Staging_1", "CountN_1", "NotYet");
        AttributesOf(methods[0]).Should().Equal(
            "Xunit.SkippableFactAttribute(DisplayName = \"Count <n>: 1\")",
            "Xunit.TraitAttribute(\"FeatureTitle\", \"Orders of a \\\"small\\\" shop\")",
            "Xunit.TraitAttribute(\"Description\", \"Count <n>: 1\")",
            "Xunit.TraitAttribute(\"Category\", \"basket\")",
            "Xunit.TraitAttribute(\"Category\", \"count\")",
            "Xunit.TraitAttribute(\"Category\", \"staging\")");
        methods.Select(method => method.ExpressionBody!.Expression.ToString()).Should().Equal(
            Enumerable.Range(0, 3).Select(index => $"_fixtureData.RunAsync({index}, _testOutputHelper)"));
    }

    [Fact]
    public void Method_OfIgnoredScenario_IsSkippedWithoutThatCategory() =>
        AttributesOf(GeneratorRun.Of("orders.feature", Orders).Methods[^1]).Should()
            .Contain("Xunit.SkippableFactAttribute(DisplayName = \"Not yet\", Skip = \"Ignored\")").And.NotContain(text => text.Contains("ignore"));

    [Theory]
    [InlineData("load")]
    [InlineData("slow")]
    public void Class_OfNonParallelFeature_IsInTheirCollection(string tag) =>
        AttributesOf(GeneratorRun.Of("a.feature", $"@{tag}\nFeature: F\n  Scenario: S\n    Given 1").Classes.Single()).Should()
            .Contain("Xunit.CollectionAttribute(\"ReqnrollNonParallelizableFeatures\")");

    [Theory]
    [InlineData("Feature: F\n  Scenario: S\n    Given 1\n    Gven 1", 4, 5, "expected: #EOF, #TableRow, #DocStringSeparator, #StepLine")]
    [InlineData("Feature: F\n  Scenario: S\n    Given 1\n  Scenario: S\n    Given 1", 4, 3, "already has a test named 'S'")]
    [InlineData("Feature: F\n  Scenario: Étude\n    Given 1\n  Scenario: Etude!\n    Given 1", 4, 3, "already has a test named 'Etude'")]
    [InlineData("Feature: F\n  Scenario:\n    Given 1", 2, 3, "The scenario needs a title")]
    [InlineData("Feature: F\n  Scenario: \U0001F483\n    Given 1", 2, 3, "a letter or a digit")]
    [InlineData("Feature: F\n  Scenario: S\n    Given 1\n      | a |\n      ```\n      b\n      ```", 3, 5, "a table or a doc string, not both")]
    [InlineData("Feature:\n  Scenario: S\n    Given 1", 1, 1, "The feature needs a title")]
    [InlineData("Feature: F\n  Scenario Outline: S\n    Given 1", 2, 3, "'S' needs at least one row of examples")]
    [InlineData("Feature: F\n  Scenario: S\n    Given <a>\n    Examples: 1\n    |a|\n    |1|\n    Examples: 2\n    |b|\n    |1|", 7, 5, "the same columns")]
    [InlineData("Feature: F\n  Scenario: S\n    Given <a>\n    Examples:\n    |a|a|\n    |1|2|", 4, 5, "only once")]
    public void Feature_WithMistake_IsAnErrorWithPathLineAndColumn(string text, int line, int column, string message)
    {
        var run = GeneratorRun.Of("../features/a.feature", text);

        run.Classes.Should().BeEmpty();
        var error = run.Problems.Should().ContainSingle().Subject;
        error.Severity.Should().Be(DiagnosticSeverity.Error);
        error.GetMessage(null).Should().Contain(message);
        error.Location.GetLineSpan().Path.Should().Be("/repo/features/a.feature");
        error.Location.GetLineSpan().StartLinePosition.Should().Be(new LinePosition(line - 1, column - 1));
    }

    [Fact]
    public void Feature_WithExamplesOfOneTitle_IsAnError() =>
        GeneratorRun.Of("a.feature", "Feature: F\n  Scenario: S\n    Given <a>\n    Examples: E\n    |a|\n    |1|\n    Examples: E\n    |a|\n    |2|").Problems
            .Should().HaveCount(2).And.OnlyContain(problem => problem.GetMessage(null).Contains("different titles"));

    [Fact]
    public void Settings_WithRowTests_AreAnError() =>
        GeneratorRun.Of("a.feature", "Feature: F\n  Scenario: S\n    Given 1", "{}").Problems.Should().ContainSingle()
            .Which.GetMessage(null).Should().Contain("allowRowTests");

    [Fact]
    public void Feature_ThatDidNotChange_IsNotMadeAgain()
    {
        var first = new GeneratorRun.Text("/repo/a.feature", "Feature: A\n  Scenario: S\n    Given 1");
        var second = new GeneratorRun.Text("/repo/b.feature", "Feature: B\n  Scenario: S\n    Given 1");
        var edited = new GeneratorRun.Text("/repo/b.feature", "Feature: B\n  Scenario: T\n    Given 1");
        var driver = GeneratorRun.Driver([first, second], trackSteps: true).RunGenerators(CSharpCompilation.Create("Acme"));

        var result = driver.ReplaceAdditionalText(second, edited).RunGenerators(CSharpCompilation.Create("Acme")).GetRunResult().Results.Single();

        result.TrackedOutputSteps.SelectMany(step => step.Value).SelectMany(run => run.Outputs).Select(output => output.Reason).Should().Equal(
            IncrementalStepRunReason.Cached, IncrementalStepRunReason.Cached, IncrementalStepRunReason.Modified);
    }

    [Theory]
    [InlineData("loop/", 12, 1)]
    [InlineData("trial/up/", 12, 1)]
    [InlineData("a/", 2, 3)]
    public void Features_BehindALinkThatLoops_AreNotMadeAgain(string folder, int times, int made)
    {
        var uris = Enumerable.Range(0, times + 1).Select(time => $"../features/{string.Concat(Enumerable.Repeat(folder, time))}a.feature");
        var files = uris.Select(uri => new GeneratorRun.Text("/repo/" + uri.TrimStart('.', '/'), "Feature: A\n  Scenario: S\n    Given 1", uri)).ToList();

        var result = GeneratorRun.Driver(files).RunGenerators(CSharpCompilation.Create("Acme")).GetRunResult();

        result.GeneratedTrees.Should().HaveCount(made + 1, "one file more is that of the assembly");
    }

    private static IEnumerable<string> AttributesOf(MemberDeclarationSyntax member) =>
        member.AttributeLists.SelectMany(list => list.Attributes).Select(attribute => attribute.ToString().Replace("global::", "", StringComparison.Ordinal));
}
