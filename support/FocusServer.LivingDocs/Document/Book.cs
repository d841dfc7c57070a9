namespace FocusServer.LivingDocs.Document;

/// <summary>The content of the site.</summary>
/// <param name="Title">The title of the site.</param>
/// <param name="Chapters">The chapters, sorted by the path of their folders.</param>
/// <param name="Glossary">The words; empty when there is no GLOSSARY.md.</param>
/// <param name="RunHooks">The hooks around all scenarios that failed or attached something.</param>
/// <param name="Provenance">The origin of the book: names and values, in the order shown.</param>
/// <param name="Problems">Descriptions of what could not be read.</param>
public sealed record Book(
    string Title,
    IReadOnlyList<Chapter> Chapters,
    Glossary Glossary,
    IReadOnlyList<StepOutcome> RunHooks,
    IReadOnlyList<KeyValuePair<string, string>> Provenance,
    IReadOnlyList<string> Problems)
{
    private readonly Lazy<IReadOnlyList<FailureGroup>> _failures = new(() => FailureGroup.From(Chapters.SelectMany(chapter => chapter.Features)));

    /// <summary>The folder of the features, from the folder that CI checks out, with forward slashes.</summary>
    public string Folder { get; init; } = "features";

    /// <summary>The links of tags to issues; null when none are configured.</summary>
    public IssueLinks? Issues { get; init; }

    /// <summary>The ramps of one server version; null when there is no ramp.</summary>
    internal ReleaseView? Release { get; init; }

    /// <summary>The last known verdict of a scenario or row that did not run and is no ramp, as a sentence; null if there is none.</summary>
    internal Func<FeatureDoc, ScenarioDoc, ScenarioPlace, string?> LastOf { get; init; } = (_, _, _) => null;

    /// <summary>The failures, equal ones grouped, the most frequent first.</summary>
    internal IReadOnlyList<FailureGroup> Failures => _failures.Value;

    /// <summary>All features of all chapters.</summary>
    public IEnumerable<FeatureDoc> Features => Chapters.SelectMany(chapter => chapter.Features);
}
