namespace FocusServer.LivingDocs.Document;

/// <summary>A step as written.</summary>
/// <param name="Keyword">Given, When, Then or what the feature's language says for it.</param>
/// <param name="Text">With the placeholders of an outline.</param>
/// <param name="DocString">The text below it; null when there is none.</param>
/// <param name="MediaType">Of which kind the text below it is; empty when nothing is said.</param>
/// <param name="Table">The rows below it; empty when there are none.</param>
public sealed record StepDoc(string Keyword, string Text, string? DocString, string MediaType, IReadOnlyList<IReadOnlyList<string>> Table);
