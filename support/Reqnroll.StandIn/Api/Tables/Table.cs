using System.Text;

namespace Reqnroll;

/// <summary>The older name of <see cref="DataTable"/>.</summary>
public class Table
{
    private readonly string[] _header;

    /// <summary>Makes a table without rows.</summary>
    /// <param name="header">The names of the columns, at least one.</param>
    /// <exception cref="ArgumentException">There is no column.</exception>
    public Table(params string[] header)
    {
        ArgumentNullException.ThrowIfNull(header);
        _header = header.Length > 0 ? header : throw new ArgumentException("A table needs at least one column.", nameof(header));
    }

    /// <summary>The names of the columns.</summary>
    public ICollection<string> Header => _header;

    /// <summary>The rows below the header.</summary>
    public DataTableRows Rows { get; } = new();

    /// <summary>How many rows there are below the header.</summary>
    public int RowCount => Rows.Count;

    /// <summary>Whether there is a column.</summary>
    /// <param name="column">Its name.</param>
    /// <returns>Whether there is one of exactly that name.</returns>
    public bool ContainsColumn(string column) => Array.IndexOf(_header, column) >= 0;

    /// <summary>Adds a row.</summary>
    /// <param name="cells">One cell a column.</param>
    /// <exception cref="ArgumentException">There are more or fewer cells than columns.</exception>
    public void AddRow(params string[] cells)
    {
        ArgumentNullException.ThrowIfNull(cells);
        if (cells.Length != _header.Length)
        {
            throw new ArgumentException($"The row has {cells.Length} cells, the table {_header.Length} columns:\n{this}", nameof(cells));
        }

        Rows.Add(new DataTableRow(this, cells));
    }

    /// <summary>Writes the table as it stands in a feature file.</summary>
    /// <returns>One line for the header and one for each row.</returns>
    public override string ToString()
    {
        var lines = Rows.Select(row => row.Values.ToArray()).Prepend(_header).ToList();
        var widths = _header.Select((_, column) => lines.Max(line => line[column].Length)).ToArray();
        var text = new StringBuilder();
        foreach (var line in lines)
        {
            text.Append('|').AppendJoin('|', line.Select((cell, column) => $" {cell.PadRight(widths[column])} ")).Append('|').AppendLine();
        }

        return text.ToString();
    }

    internal int IndexOf(string column)
    {
        var index = Array.IndexOf(_header, column);
        return index >= 0 ? index : throw new IndexOutOfRangeException($"Could not find a column named '{column}' in the table.\n{this}");
    }
}
