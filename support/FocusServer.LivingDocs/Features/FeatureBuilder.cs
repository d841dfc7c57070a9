using FocusServer.LivingDocs.Document;
using Io.Cucumber.Messages.Types;

namespace FocusServer.LivingDocs.Features;

/// <summary>Builds one feature of the book from its file and the outcomes of its scenarios.</summary>
/// <param name="parsed">The parsed file.</param>
/// <param name="outcomeOf">Gets the outcome of the scenario or row at an address of this feature.</param>
internal sealed class FeatureBuilder(ParsedFeature parsed, Func<string, Outcome> outcomeOf)
{
    private readonly Addresses? _addresses = parsed.Document is null ? null : new Addresses(parsed.Document);

    private readonly Queue<Comment> _comments = new(parsed.Document?.Comments ?? []);

    public FeatureDoc Build()
    {
        if (parsed.Document?.Feature is not { } feature)
        {
            return new FeatureDoc(parsed.Path, "en", "Feature", System.IO.Path.GetFileName(parsed.Path), "", [], null, [], parsed.Errors, [], parsed.Text);
        }

        var background = feature.Children.Select(child => child.Background).FirstOrDefault(found => found is not null);
        var tags = TagsOf(feature.Tags);
        return new FeatureDoc(
            parsed.Path,
            feature.Language,
            feature.Keyword,
            feature.Name,
            feature.Description ?? "",
            tags,
            BackgroundOf(background),
            [.. RulesOf(feature, tags, StepsOf(background?.Steps))],
            parsed.Errors,
            CommentsUntil(long.MaxValue),
            null);
    }

    private IEnumerable<RuleDoc> RulesOf(Feature feature, IReadOnlyList<string> tags, IReadOnlyList<StepDoc> background)
    {
        var free = feature.Children.Where(child => child.Scenario is not null).Select(child => ScenarioOf(child.Scenario, tags, background)).ToList();
        if (free.Count > 0)
        {
            yield return new RuleDoc("", "", "", [], "", null, free);
        }

        foreach (var rule in feature.Children.Select(child => child.Rule).Where(rule => rule is not null))
        {
            yield return RuleOf(rule, tags, background);
        }
    }

    private RuleDoc RuleOf(Rule rule, IReadOnlyList<string> tags, IReadOnlyList<StepDoc> background)
    {
        var own = rule.Children.Select(child => child.Background).FirstOrDefault(found => found is not null);
        IReadOnlyList<StepDoc> before = [.. background, .. StepsOf(own?.Steps)];
        IReadOnlyList<string> above = [.. tags, .. TagsOf(rule.Tags)];
        return new RuleDoc(
            rule.Keyword,
            rule.Name,
            rule.Description ?? "",
            TagsOf(rule.Tags),
            _addresses!.Get(rule.Id),
            BackgroundOf(own),
            [.. rule.Children.Where(child => child.Scenario is not null).Select(child => ScenarioOf(child.Scenario, above, before))]);
    }

    private ScenarioDoc ScenarioOf(Scenario scenario, IReadOnlyList<string> above, IReadOnlyList<StepDoc> background)
    {
        var slug = _addresses!.Get(scenario.Id);
        var isOutline = scenario.Examples.Count > 0;
        return new ScenarioDoc(
            scenario.Keyword,
            scenario.Name,
            scenario.Description ?? "",
            TagsOf(scenario.Tags),
            [.. above.Concat(TagsOf(scenario.Tags)).Distinct()],
            background,
            StepsOf(scenario.Steps),
            [.. scenario.Examples.Select(ExamplesOf)],
            isOutline,
            CommentsUntil(LastLineOf(scenario)),
            slug,
            isOutline ? Outcome.NotRun : outcomeOf(slug))
        {
            Line = scenario.Location.Line,
        };
    }

    private ExamplesDoc ExamplesOf(Examples examples) => new(
        examples.Keyword,
        examples.Name,
        examples.Description ?? "",
        TagsOf(examples.Tags),
        CellsOf(examples.TableHeader),
        [.. examples.TableBody.Select(row => _addresses!.Get(row.Id) is var slug ? new RowDoc(CellsOf(row), slug, outcomeOf(slug)) { Line = row.Location.Line } : null!)]);

    private List<string> CommentsUntil(long line)
    {
        var comments = new List<string>();
        while (_comments.TryPeek(out var comment) && comment.Location.Line <= line)
        {
            comments.Add(_comments.Dequeue().Text.Trim());
        }

        return comments;
    }

    private static long LastLineOf(Scenario scenario) => scenario.Steps.Select(step => step.Location.Line)
        .Concat(scenario.Examples.SelectMany(examples => examples.TableBody).Select(row => row.Location.Line))
        .Append(scenario.Location.Line)
        .Max();

    private static BackgroundDoc? BackgroundOf(Background? background) =>
        background is null ? null : new BackgroundDoc(background.Keyword, background.Name, background.Description ?? "", StepsOf(background.Steps));

    private static IReadOnlyList<StepDoc> StepsOf(List<Step>? steps) => [.. (steps ?? []).Select(step => new StepDoc(
        step.Keyword.Trim(),
        step.Text,
        step.DocString?.Content,
        step.DocString?.MediaType ?? "",
        [.. (step.DataTable?.Rows ?? []).Select(CellsOf)]))];

    private static IReadOnlyList<string> CellsOf(TableRow? row) => [.. (row?.Cells ?? []).Select(cell => cell.Value)];

    private static IReadOnlyList<string> TagsOf(List<Tag> tags) => [.. tags.Select(tag => tag.Name)];
}
