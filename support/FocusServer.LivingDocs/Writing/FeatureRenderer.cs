using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Pages;
using FocusServer.LivingDocs.Site;
using Microsoft.AspNetCore.Components;

namespace FocusServer.LivingDocs.Writing;

/// <summary>Renders a feature in pieces, so that a long one can span several pages.</summary>
internal sealed class FeatureRenderer(SiteParts parts, Chapter chapter, FeatureDoc feature)
{
    // A longer table is split into several pieces.
    private const int MostRows = 100;

    private readonly ComponentRenderer _renderer = parts.Renderer;
    private readonly PageContext _context = new(parts, feature.Page, feature.Folder);

    public async Task<IReadOnlyList<FeatureUnit>> RenderAsync()
    {
        var units = new List<FeatureUnit> { new(await HeadAsync(), []) };
        foreach (var rule in feature.Rules)
        {
            if (rule.Keyword.Length > 0)
            {
                units.Add(new FeatureUnit(await _renderer.RenderAsync<RuleHead>(("Rule", rule), ("Context", _context)), [rule.Slug]));
            }

            foreach (var scenario in rule.Scenarios)
            {
                await AddAsync(scenario, rule.Keyword.Length > 0 ? 3 : 2, units);
            }
        }

        return units;
    }

    private Task<string> HeadAsync() => _renderer.RenderAsync<FeatureHead>(("Feature", feature), ("Chapter", chapter), ("Context", _context));

    private async Task AddAsync(ScenarioDoc scenario, int level, List<FeatureUnit> units)
    {
        if (parts.Brief.Contains(feature.Path))
        {
            var html = await _renderer.RenderAsync<BriefScenario>(("Scenario", scenario), ("Level", level), ("Context", _context));
            units.Add(new FeatureUnit(html, [scenario.Slug]));
            return;
        }

        var tables = scenario.Examples.SelectMany(examples => examples.Rows.Chunk(MostRows).DefaultIfEmpty([]), (examples, rows) => (examples, rows)).ToList();
        var together = tables.Sum(table => table.rows.Length) <= MostRows;
        var inside = together ? await JoinAsync(scenario, level, tables) : "";
        units.Add(new FeatureUnit(await ScenarioAsync(scenario, level, inside), [scenario.Slug]));
        foreach (var table in tables)
        {
            if (!together)
            {
                units.Add(new FeatureUnit(await TableAsync(scenario, level, table.examples, table.rows), []));
            }

            foreach (var row in table.rows)
            {
                units.Add(new FeatureUnit(await RowAsync(scenario, level, scenario.PlaceOf(table.examples, row)), [row.Slug]));
            }
        }
    }

    private async Task<string> JoinAsync(ScenarioDoc scenario, int level, List<(ExamplesDoc Examples, RowDoc[] Rows)> tables)
    {
        var html = new List<string>();
        foreach (var (examples, rows) in tables)
        {
            html.Add(await TableAsync(scenario, level, examples, rows));
        }

        return string.Concat(html);
    }

    private Task<string> ScenarioAsync(ScenarioDoc scenario, int level, string inside) => _renderer.RenderAsync<ScenarioBlock>(
        ("Feature", feature), ("Scenario", scenario), ("Level", level), ("Context", _context), ("ChildContent", (RenderFragment)(builder => builder.AddMarkupContent(0, inside))));

    private Task<string> TableAsync(ScenarioDoc scenario, int level, ExamplesDoc examples, IReadOnlyList<RowDoc> rows) => _renderer.RenderAsync<ExamplesTable>(
        ("Feature", feature), ("Scenario", scenario), ("Examples", examples), ("Rows", rows), ("Level", level + 1), ("Context", _context));

    private Task<string> RowAsync(ScenarioDoc scenario, int level, ScenarioPlace place) => _renderer.RenderAsync<RowBlock>(
        ("Feature", feature), ("Scenario", scenario), ("Place", place), ("Level", level + 1), ("Context", _context));
}
