namespace FocusServer.LivingDocs.Document;

/// <summary>A table of numbers.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Header">With units.</param>
/// <param name="Rows">In words.</param>
public sealed record TableView(string Caption, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows);
