using FocusServer.FeatureRunner.Feature;
using Gherkin;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Text;
using Reqnroll.Tracing;
using Messages = Io.Cucumber.Messages.Types;

namespace FocusServer.FeatureRunner.Generation;

/// <summary>Reports mistakes in feature files at build time, with file and line.</summary>
internal static class FeatureProblem
{
    private static readonly DiagnosticDescriptor _syntax = Describe("FSFR001", "A feature file is not Gherkin");
    private static readonly DiagnosticDescriptor _title = Describe("FSFR002", "Titles do not make distinct tests");
    private static readonly DiagnosticDescriptor _examples = Describe("FSFR003", "The examples of a scenario outline do not fit");
    private static readonly DiagnosticDescriptor _rowTests = Describe("FSFR004", "Row tests are not made");

    /// <summary>Parses a feature and reports every mistake that keeps it from becoming tests.</summary>
    /// <returns>The feature; <see langword="null"/> if something was reported.</returns>
    public static FeatureFile? Parse(FeatureInput input, Action<Diagnostic> report)
    {
        try
        {
            var feature = FeatureFile.Parse(input.Uri, input.Text, input.Language);
            var problems = feature.Feature is null ? [] : ProblemsOf(feature, input.Path).ToList();
            problems.ForEach(report);
            return problems.Count == 0 ? feature : null;
        }
        catch (ParserException error)
        {
            foreach (var part in error is CompositeParserException all ? all.Errors : [error])
            {
                // The message starts with "(line:column): ", which the location already shows.
                var message = part.Message.Substring(part.Message.IndexOf("): ", StringComparison.Ordinal) is >= 0 and var end ? end + 3 : 0);
                report(Diagnostic.Create(_syntax, At(input.Path, part.Location?.Line ?? 1, part.Location?.Column ?? 1), message));
            }

            return null;
        }
    }

    public static Diagnostic RowTests(string path) =>
        Diagnostic.Create(_rowTests, At(path, 1, 1), "Set generator.allowRowTests to false: each Examples row is a test of its own");

    private static IEnumerable<Diagnostic> ProblemsOf(FeatureFile feature, string path)
    {
        Diagnostic Problem(DiagnosticDescriptor kind, Messages.Location place, string message) =>
            Diagnostic.Create(kind, At(path, (int)place.Line, (int)(place.Column ?? 1)), message);

        if (feature.Feature!.Name.Length == 0)
        {
            yield return Problem(_title, feature.Feature.Location, "The feature needs a title");
        }

        foreach (var untitled in feature.Scenarios.Where(source => source.Scenario.Name.ToIdentifier().Length == 0))
        {
            yield return Problem(_title, untitled.Scenario.Location, "The scenario needs a title with a letter or a digit in it");
        }

        foreach (var step in feature.Steps.Where(step => step.DataTable is not null && step.DocString is not null))
        {
            yield return Problem(_syntax, step.Location, "A step has a table or a doc string, not both");
        }

        foreach (var twin in feature.Scenarios.GroupBy(source => source.MethodName).SelectMany(same => same.Skip(1)))
        {
            var place = twin.Row?.Location ?? twin.Scenario.Location;
            const string rule = "titles have to differ in more than signs and accents";
            yield return Problem(_title, place, $"The feature already has a test named '{twin.MethodName}'; {rule}");
        }

        var outlineKeywords = feature.Dialect.ScenarioOutlineKeywords;
        foreach (var outline in feature.Scenarios.Where(source => source.Row is null && outlineKeywords.Contains(source.Scenario.Keyword)))
        {
            yield return Problem(_examples, outline.Scenario.Location, $"'{outline.Scenario.Name}' needs at least one row of examples");
        }

        foreach (var block in feature.Scenarios.Where(source => source.Row is not null).GroupBy(source => source.Examples!))
        {
            if (MistakeOf(block.Key, block.First().Scenario.Examples) is { } mistake)
            {
                yield return Problem(_examples, block.Key.Location, mistake);
            }
        }
    }

    private static string? MistakeOf(Messages.Examples block, List<Messages.Examples> all)
    {
        List<string> ColumnsOf(Messages.Examples examples) => [.. examples.TableHeader.Cells.Select(cell => cell.Value)];

        var columns = ColumnsOf(block);
        return columns.Distinct().Count() < columns.Count ? "A column can be named only once"
            : !columns.SequenceEqual(ColumnsOf(all[0])) ? "All examples of a scenario need the same columns"
            : block.Name.Length > 0 && all.Count(other => other.Name == block.Name) > 1 ? "The examples of a scenario need different titles"
            : null;
    }

    private static Location At(string path, int line, int column)
    {
        var position = new LinePosition(Math.Max(line - 1, 0), Math.Max(column - 1, 0));
        return Location.Create(path, default, new LinePositionSpan(position, position));
    }

    private static DiagnosticDescriptor Describe(string id, string title) =>
        new(id, title, "{0}", "Reqnroll", DiagnosticSeverity.Error, isEnabledByDefault: true);
}
