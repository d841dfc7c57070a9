namespace FocusServer.LivingDocs.Document;

/// <summary>Steps that come before every scenario.</summary>
/// <param name="Keyword">Background, or what the feature's language says for it.</param>
/// <param name="Name">May be empty.</param>
/// <param name="Description">Markdown; may be empty.</param>
/// <param name="Steps">As written.</param>
public sealed record BackgroundDoc(string Keyword, string Name, string Description, IReadOnlyList<StepDoc> Steps);
