using System.Text;

namespace FocusServer.LivingDocs.Document;

/// <summary>A table of numbers.</summary>
/// <param name="Caption">The caption.</param>
/// <param name="Header">The column headers, with units.</param>
/// <param name="Rows">The cells of each row, as text.</param>
public sealed record TableView(string Caption, IReadOnlyList<string> Header, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>Gets the table as comma-separated values (RFC 4180) with a header line.</summary>
    public string Csv()
    {
        var text = new StringBuilder();
        foreach (var line in Rows.Prepend(Header))
        {
            text.AppendJoin(',', line.Select(Quoted)).Append("\r\n");
        }

        return text.ToString();
    }

    // A spreadsheet would read a cell that begins like this as a formula.
    private static string Quoted(string cell)
    {
        var safe = cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' ? "'" + cell : cell;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
