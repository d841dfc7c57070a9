namespace FocusServer.LivingDocs.Document;

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
