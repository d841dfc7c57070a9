using System.Collections;

namespace Reqnroll;

/// <summary>The rows of a table, without its header.</summary>
public class DataTableRows : IEnumerable<DataTableRow>
{
    private readonly List<DataTableRow> _rows = [];

    internal DataTableRows()
    {
    }

    /// <summary>How many there are.</summary>
    public int Count => _rows.Count;

    /// <summary>One of them.</summary>
    /// <param name="index">Counted from 0.</param>
    public DataTableRow this[int index] => _rows[index];

    /// <inheritdoc />
    public IEnumerator<DataTableRow> GetEnumerator() => _rows.GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    internal void Add(DataTableRow row) => _rows.Add(row);
}
