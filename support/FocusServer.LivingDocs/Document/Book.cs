namespace FocusServer.LivingDocs.Document;

/// <summary>All that the site tells.</summary>
/// <param name="Title">What it is called.</param>
/// <param name="Chapters">By the path of their folders.</param>
/// <param name="Glossary">The words; empty when there is no GLOSSARY.md.</param>
/// <param name="RunHooks">What failed or left something before or after all scenarios.</param>
/// <param name="Provenance">Where it comes from: names and values, in the order in which they are shown.</param>
/// <param name="Problems">What could not be read, and why.</param>
public sealed record Book(
    string Title,
    IReadOnlyList<Chapter> Chapters,
    Glossary Glossary,
    IReadOnlyList<StepOutcome> RunHooks,
    IReadOnlyList<KeyValuePair<string, string>> Provenance,
    IReadOnlyList<string> Problems)
{
    private readonly Lazy<IReadOnlyList<FailureGroup>> _failures = new(() => FailureGroup.From(Chapters.SelectMany(chapter => chapter.Features)));

    /// <summary>What was last proven of a scenario or row that did not run and is no ramp, in a sentence; null when nothing was.</summary>
    internal Func<FeatureDoc, ScenarioDoc, ScenarioPlace, string?> LastOf { get; init; } = (_, _, _) => null;

    /// <summary>Equal failures together, the most frequent first.</summary>
    internal IReadOnlyList<FailureGroup> Failures => _failures.Value;

    /// <summary>All features of all chapters.</summary>
    public IEnumerable<FeatureDoc> Features => Chapters.SelectMany(chapter => chapter.Features);
}
