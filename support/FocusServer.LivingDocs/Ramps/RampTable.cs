using System.Text;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>The numbers of a ramp's picture as a table: the same strings in picture, table and files.</summary>
/// <param name="Caption">What it shows.</param>
/// <param name="Columns">Its columns.</param>
/// <param name="Rows">A row for every level that was judged; a cell for every column.</param>
public sealed record RampTable(string Caption, IReadOnlyList<RampColumn> Columns, IReadOnlyList<IReadOnlyList<string>> Rows)
{
    /// <summary>The heads of the columns, with units.</summary>
    public IReadOnlyList<string> Headers => [.. Columns.Select(column => column.Header)];

    /// <summary>Makes the table of a ramp.</summary>
    public static RampTable From(RampRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        var caption = $"{VerdictSentence.From(run).Subject}: every level that was judged; times in scenario time";
        return new(caption, RampColumns.All, [.. run.Levels.Select(level => RampColumns.Cells(run, level))]);
    }

    /// <summary>As a file of comma-separated values (RFC 4180), with a line of heads.</summary>
    public string Csv()
    {
        var text = new StringBuilder();
        foreach (var line in Rows.Prepend(Headers))
        {
            text.AppendJoin(',', line.Select(Quoted)).Append("\r\n");
        }

        return text.ToString();
    }

    // A sheet would take a cell that begins so for a formula.
    private static string Quoted(string cell)
    {
        var safe = cell.Length > 0 && cell[0] is '=' or '+' or '-' or '@' ? "'" + cell : cell;
        return safe.AsSpan().ContainsAny(",\"\r\n") ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }
}
