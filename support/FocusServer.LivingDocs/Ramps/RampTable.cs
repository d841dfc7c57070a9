using System.Text;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>The numbers of a ramp's chart as a table. Chart, table and files show the same strings.</summary>
/// <param name="Caption">The caption.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">The cells of every judged level.</param>
public sealed record RampTable(string Caption, IReadOnlyList<RampColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The column headers, with units.</summary>
    public IReadOnlyList<string> Headers => [.. Columns.Select(column => column.Header)];

    /// <summary>Creates the table of a ramp.</summary>
    public static RampTable From(RampRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var caption = $"{VerdictSentence.From(run).Subject}: every level that was judged; times in scenario time";
        return new(caption, RampColumns.All, [.. run.Levels.Select(level => RampColumns.Cells(run, level))]);
    }

    /// <summary>Gets the table as comma-separated values (RFC 4180) with a header line.</summary>
    public string Csv()
    {
        var text = new StringBuilder();
        foreach (var line in Rows.Prepend(Headers))
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
