using FocusServer.LivingDocs.Document;
using Io.Cucumber.Messages.Types;

namespace FocusServer.LivingDocs.Features;

/// <summary>
/// The addresses of the rules, scenarios and rows of a feature. They are made from names and the keys of rows, not from ids, so that they
/// stay the same when the rest of the file changes. Repeated names are numbered.
/// </summary>
internal sealed class Addresses
{
    private readonly Dictionary<string, string> _byId = [];
    private readonly HashSet<string> _taken = [];
    private readonly Dictionary<string, int> _counts = [];

    public Addresses(GherkinDocument document)
    {
        foreach (var child in document.Feature?.Children ?? [])
        {
            Add(child.Scenario);
            if (child.Rule is { } rule)
            {
                _byId[rule.Id] = Free("rule-" + Slug.From(rule.Name));
                rule.Children.ForEach(inner => Add(inner.Scenario));
            }
        }
    }

    /// <param name="id">The id of a rule, scenario or table row.</param>
    public string Get(string id) => _byId[id];

    public string? Find(string id) => _byId.GetValueOrDefault(id);

    private void Add(Scenario? scenario)
    {
        if (scenario is null)
        {
            return;
        }

        var slug = _byId[scenario.Id] = Free(Slug.From(scenario.Name, "scenario"));
        foreach (var row in scenario.Examples.SelectMany(examples => examples.TableBody))
        {
            var key = row.Cells.Select(cell => cell.Value).FirstOrDefault(value => value.Length > 0) ?? "";
            _byId[row.Id] = Free($"{slug}--{Slug.From(key, "row")}");
        }
    }

    private string Free(string slug)
    {
        var free = slug;
        while (!_taken.Add(free))
        {
            free = $"{slug}-{_counts[slug] = _counts.GetValueOrDefault(slug, 1) + 1}";
        }

        return free;
    }
}
