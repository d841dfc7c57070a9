using FocusServer.LivingDocs.Document;
using Io.Cucumber.Messages.Types;

namespace FocusServer.LivingDocs.Features;

/// <summary>
/// The address of every rule, scenario and row of a feature: made of names and the row's key, never of ids, so that it survives a change of
/// anything else. Of equal names the second gets a number.
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

    /// <param name="id">Of a rule, scenario or table row.</param>
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
