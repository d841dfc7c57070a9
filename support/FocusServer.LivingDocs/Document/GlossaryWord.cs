namespace FocusServer.LivingDocs.Document;

/// <summary>A word of the glossary.</summary>
/// <param name="Word">As defined.</param>
/// <param name="Meaning">In plain text.</param>
/// <param name="Slug">Its address on the glossary's page.</param>
public sealed record GlossaryWord(string Word, string Meaning, string Slug);
