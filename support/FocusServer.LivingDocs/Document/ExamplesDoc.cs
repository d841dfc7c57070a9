namespace FocusServer.LivingDocs.Document;

/// <summary>An Examples table.</summary>
/// <param name="Keyword">Examples, or what the feature's language says for it.</param>
/// <param name="Name">May be empty.</param>
/// <param name="Description">Markdown; may be empty.</param>
/// <param name="Tags">Its own, with the at sign.</param>
/// <param name="Header">The names of its columns.</param>
/// <param name="Rows">All of them.</param>
public sealed record ExamplesDoc(
    string Keyword, string Name, string Description, IReadOnlyList<string> Tags, IReadOnlyList<string> Header, IReadOnlyList<RowDoc> Rows);
