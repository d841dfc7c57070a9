using Reqnroll.Bindings;
using Reqnroll.StandIn.Feature;
using Messages = Io.Cucumber.Messages.Types;

namespace Reqnroll.StandIn.Running;

/// <summary>A step of a pickle.</summary>
internal sealed class Step(Messages.PickleStep pickle, Messages.Step source, StepDefinitionType type, string uri)
{
    public string PickleStepId => pickle.Id;

    public StepDefinitionType Type => type;

    public string Text => pickle.Text;

    public string? DocString => pickle.Argument?.DocString?.Content;

    public DataTable? Table { get; } = pickle.Argument?.DataTable is { } table ? TableOf(table) : null;

    public IEnumerable<object> MultilineArguments => new object?[] { DocString, Table }.OfType<object>();

    /// <summary>The steps of a pickle. And, But and * take the kind of the step before; the first is a Given.</summary>
    public static IReadOnlyList<Step> ListOf(FeatureFile file, Messages.Pickle pickle)
    {
        var steps = new List<Step>();
        foreach (var step in pickle.Steps)
        {
            var source = file.StepOf(step);
            var type = source.KeywordType switch
            {
                Messages.StepKeywordType.CONTEXT => StepDefinitionType.Given,
                Messages.StepKeywordType.ACTION => StepDefinitionType.When,
                Messages.StepKeywordType.OUTCOME => StepDefinitionType.Then,
                _ => steps.LastOrDefault()?.Type ?? StepDefinitionType.Given,
            };
            steps.Add(new Step(step, source, type, file.Uri));
        }

        return steps;
    }

    /// <inheritdoc />
    public override string ToString() => $"{source.Keyword}{Text}   ({uri.TrimStart('.', '/')}:{source.Location.Line})";

    private static DataTable TableOf(Messages.PickleTable source)
    {
        var rows = source.Rows.Select(row => row.Cells.Select(cell => cell.Value).ToArray()).ToList();
        var table = new DataTable(rows[0]);
        rows.Skip(1).ToList().ForEach(table.AddRow);
        return table;
    }
}
