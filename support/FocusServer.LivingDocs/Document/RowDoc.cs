namespace FocusServer.LivingDocs.Document;

/// <summary>One row of an Examples table.</summary>
/// <param name="Cells">As written.</param>
/// <param name="Slug">Its address within the feature.</param>
/// <param name="Outcome">How it went.</param>
public sealed record RowDoc(IReadOnlyList<string> Cells, string Slug, Outcome Outcome)
{
    /// <summary>What the row is called: its first cell that says something.</summary>
    public string Name => Cells.FirstOrDefault(cell => cell.Length > 0) ?? "row";

    /// <summary>What each placeholder stands for.</summary>
    internal IReadOnlyList<(string Placeholder, string Value)> ValuesBy(IReadOnlyList<string> header) =>
        [.. header.Zip(Cells).Select(pair => ($"<{pair.First}>", pair.Second))];
}
