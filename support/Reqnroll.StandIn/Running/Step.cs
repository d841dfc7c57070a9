using Reqnroll.Bindings;
using Reqnroll.StandIn.Feature;
using Messages = Io.Cucumber.Messages.Types;

namespace Reqnroll.StandIn.Running;

/// <summary>A step of a pickle.</summary>
internal sealed class Step
{
    private readonly Messages.Step _source;
    private readonly string _uri;

    private Step(Messages.PickleStep pickle, Messages.Step source, StepDefinitionType type, string uri)
    {
        PickleStepId = pickle.Id;
        Text = pickle.Text;
        Type = type;
        DocString = pickle.Argument?.DocString?.Content;
        Table = pickle.Argument?.DataTable is { } table ? TableOf(table) : null;
        _source = source;
        _uri = uri;
    }

    public string PickleStepId { get; }

    public StepDefinitionType Type { get; }

    public string Text { get; }

    public string? DocString { get; }

    public DataTable? Table { get; }

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
    public override string ToString() => $"{_source.Keyword}{Text}   ({_uri.TrimStart('.', '/')}:{_source.Location.Line})";

    private static DataTable TableOf(Messages.PickleTable source)
    {
        var rows = source.Rows.Select(row => row.Cells.Select(cell => cell.Value).ToArray()).ToList();
        var table = new DataTable(rows[0]);
        rows.Skip(1).ToList().ForEach(table.AddRow);
        return table;
    }
}
