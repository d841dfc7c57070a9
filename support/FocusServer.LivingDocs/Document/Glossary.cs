namespace FocusServer.LivingDocs.Document;

/// <summary>The glossary: words and their meanings.</summary>
/// <param name="Words">The words, in the order of the file.</param>
/// <param name="Markdown">The whole file; empty when there is none.</param>
public sealed record Glossary(IReadOnlyList<GlossaryWord> Words, string Markdown)
{
    /// <summary>The page of the glossary, from the root of the site.</summary>
    public const string Page = "glossary.html";

    /// <summary>The glossary of a folder without GLOSSARY.md.</summary>
    public static Glossary Empty { get; } = new([], "");
}

/// <summary>A word of the glossary.</summary>
/// <param name="Word">The word.</param>
/// <param name="Meaning">Its meaning, in plain text.</param>
/// <param name="Slug">Its address on the glossary's page.</param>
public sealed record GlossaryWord(string Word, string Meaning, string Slug);
