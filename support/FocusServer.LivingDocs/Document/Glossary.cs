namespace FocusServer.LivingDocs.Document;

/// <summary>The words and what they mean.</summary>
/// <param name="Words">In the order of the file.</param>
/// <param name="Markdown">The whole file; empty when there is none.</param>
public sealed record Glossary(IReadOnlyList<GlossaryWord> Words, string Markdown)
{
    /// <summary>The page that tells of it, from the root of the site.</summary>
    public const string Page = "glossary.html";

    /// <summary>Of a folder without GLOSSARY.md.</summary>
    public static Glossary Empty { get; } = new([], "");
}

/// <summary>A word of the glossary.</summary>
/// <param name="Word">As defined.</param>
/// <param name="Meaning">In plain text.</param>
/// <param name="Slug">Its address on the glossary's page.</param>
public sealed record GlossaryWord(string Word, string Meaning, string Slug);
