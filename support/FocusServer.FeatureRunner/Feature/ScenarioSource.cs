using Reqnroll.Tracing;
using Messages = Io.Cucumber.Messages.Types;

namespace FocusServer.FeatureRunner.Feature;

/// <summary>The origin of a pickle in a feature file, and the names that Reqnroll gives its test.</summary>
internal sealed class ScenarioSource(Messages.Rule? rule, Messages.Scenario scenario, Messages.Examples? examples, Messages.TableRow? row)
{
    public Messages.Rule? Rule => rule;

    public Messages.Scenario Scenario => scenario;

    public Messages.Examples? Examples => examples;

    public Messages.TableRow? Row => row;

    /// <summary>The tags of the scenario and the Examples block, without <c>@</c>.</summary>
    public IEnumerable<string> OwnTags => Names(Scenario.Tags).Concat(Names(Examples?.Tags));

    /// <summary>The tags of the rule, without <c>@</c>.</summary>
    public IEnumerable<string> RuleTags => Names(Rule?.Tags);

    public string DisplayName => Row is null ? Scenario.Name : $"{Scenario.Name}: {VariantName}";

    public string MethodName
    {
        get
        {
            var title = Scenario.Name.ToIdentifier();
            if (Row is null)
            {
                return title;
            }

            var variant = VariantName.ToIdentifier().TrimStart('_');
            return ExamplesName.Length == 0 ? $"{title}_{variant}" : $"{title}_{ExamplesName}_{variant}";
        }
    }

    /// <summary>The first cell of the row if it differs in every row of the block, else the row's number.</summary>
    private string VariantName =>
        Examples!.TableBody.Select(row => row.Cells[0].Value.ToIdentifier()).Distinct().Count() == Examples.TableBody.Count
            ? Row!.Cells[0].Value
            : $"Variant {Examples.TableBody.IndexOf(Row!)}";

    private string ExamplesName =>
        Examples!.Name.Length > 0 ? Examples.Name.ToIdentifier()
        : Scenario.Examples.Count(block => block.Name.Length == 0) > 1 ? $"ExampleSet{Scenario.Examples.IndexOf(Examples)}"
        : "";

    public static IReadOnlyList<ScenarioSource> CreateAll(Messages.Feature? feature, IReadOnlyList<Messages.Pickle> pickles)
    {
        var sources = (feature?.Children ?? []).SelectMany(From).ToDictionary(source => (source.Scenario.Id, source.Row?.Id));
        return [.. pickles.Select(pickle => sources[(pickle.AstNodeIds[0], pickle.AstNodeIds.ElementAtOrDefault(1))])];
    }

    public static IEnumerable<string> Names(IEnumerable<Messages.Tag>? tags) => (tags ?? []).Select(tag => tag.Name.TrimStart('@'));

    public static bool IsIgnore(string tag) => tag.Equals("ignore", StringComparison.OrdinalIgnoreCase);

    private static IEnumerable<ScenarioSource> From(Messages.FeatureChild child) =>
        child.Rule is { } rule ? rule.Children.SelectMany(inner => From(rule, inner.Scenario)) : From(null, child.Scenario);

    private static IEnumerable<ScenarioSource> From(Messages.Rule? rule, Messages.Scenario? scenario) =>
        scenario is null ? []
        : scenario.Examples.Count == 0 ? [new ScenarioSource(rule, scenario, null, null)]
        : scenario.Examples.SelectMany(block => block.TableBody.Select(row => new ScenarioSource(rule, scenario, block, row)));
}
