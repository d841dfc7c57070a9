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
    /// <summary>All features of all chapters.</summary>
    public IEnumerable<FeatureDoc> Features => Chapters.SelectMany(chapter => chapter.Features);
}
