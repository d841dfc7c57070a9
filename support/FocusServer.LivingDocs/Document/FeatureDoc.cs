namespace FocusServer.LivingDocs.Document;

/// <summary>A feature file.</summary>
/// <param name="Path">The path from the features folder, with forward slashes.</param>
/// <param name="Language">The language of its keywords, taken to be that of its text as well.</param>
/// <param name="Keyword">Feature, or what its language says for it.</param>
/// <param name="Name">As written; the file's name when it cannot be parsed.</param>
/// <param name="Description">Markdown; may be empty.</param>
/// <param name="Tags">With the at sign.</param>
/// <param name="Background">The steps before each of its scenarios; null when there are none.</param>
/// <param name="Rules">Its scenarios, by rule.</param>
/// <param name="ParseErrors">The errors of the parser; empty if the file could be parsed.</param>
/// <param name="Comments">The comments that belong to no scenario, each with its number sign.</param>
/// <param name="Source">The text of the file if it could not be parsed; otherwise null.</param>
public sealed record FeatureDoc(
    string Path,
    string Language,
    string Keyword,
    string Name,
    string Description,
    IReadOnlyList<string> Tags,
    BackgroundDoc? Background,
    IReadOnlyList<RuleDoc> Rules,
    IReadOnlyList<string> ParseErrors,
    IReadOnlyList<string> Comments,
    string? Source)
{
    /// <summary>All scenarios and outlines.</summary>
    public IEnumerable<ScenarioDoc> Scenarios => Rules.SelectMany(rule => rule.Scenarios);

    /// <summary>The outcomes of all scenarios and rows.</summary>
    public IEnumerable<Outcome> Outcomes => Scenarios.SelectMany(scenario => scenario.Outcomes);

    /// <summary>The folder of the file, without a slash at either end; empty for the features folder itself.</summary>
    public string Folder => Path.LastIndexOf('/') is var slash and >= 0 ? Path[..slash] : "";

    /// <summary>The page of the feature, from the root of the site.</summary>
    public string Page { get => field ?? PageAddresses.For(Path); init; }
}

/// <summary>A rule with its scenarios; scenarios outside of any rule are under one without keyword.</summary>
/// <param name="Keyword">Rule, or what the feature's language says for it; empty where there is no rule.</param>
/// <param name="Name">The requirement.</param>
/// <param name="Description">Markdown; may be empty.</param>
/// <param name="Tags">Its own, with the at sign.</param>
/// <param name="Slug">Its address within the feature.</param>
/// <param name="Background">The steps before each of its scenarios, without those of the feature; null when there are none.</param>
/// <param name="Scenarios">In the order of the file.</param>
public sealed record RuleDoc(
    string Keyword, string Name, string Description, IReadOnlyList<string> Tags, string Slug, BackgroundDoc? Background, IReadOnlyList<ScenarioDoc> Scenarios);

/// <summary>Steps that come before every scenario.</summary>
/// <param name="Keyword">Background, or what the feature's language says for it.</param>
/// <param name="Name">May be empty.</param>
/// <param name="Description">Markdown; may be empty.</param>
/// <param name="Steps">As written.</param>
public sealed record BackgroundDoc(string Keyword, string Name, string Description, IReadOnlyList<StepDoc> Steps);
