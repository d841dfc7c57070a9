namespace FocusServer.LivingDocs.Document;

/// <summary>An Examples table.</summary>
/// <param name="Keyword">Examples, or what the feature's language says for it.</param>
/// <param name="Name">May be empty.</param>
/// <param name="Description">Markdown; may be empty.</param>
/// <param name="Tags">Its own tags, each with its at sign.</param>
/// <param name="Header">The names of its columns.</param>
/// <param name="Rows">The rows.</param>
public sealed record ExamplesDoc(
    string Keyword, string Name, string Description, IReadOnlyList<string> Tags, IReadOnlyList<string> Header, IReadOnlyList<RowDoc> Rows);

/// <summary>One row of an Examples table.</summary>
/// <param name="Cells">The cells, as written.</param>
/// <param name="Slug">Its address within the feature.</param>
/// <param name="Outcome">Its outcome.</param>
public sealed record RowDoc(IReadOnlyList<string> Cells, string Slug, Outcome Outcome)
{
    /// <summary>Its line in the file.</summary>
    public long Line { get; init; }

    /// <summary>The name of the row: its first cell that is not empty.</summary>
    public string Name => Cells.FirstOrDefault(cell => cell.Length > 0) ?? "row";

    /// <summary>Gets the value of each placeholder.</summary>
    internal IReadOnlyList<(string Placeholder, string Value)> ValuesBy(IReadOnlyList<string> header) =>
        [.. header.Zip(Cells).Select(pair => ($"<{pair.First}>", pair.Second))];
}
