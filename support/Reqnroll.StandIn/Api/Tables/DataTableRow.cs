using System.Collections;

namespace Reqnroll;

/// <summary>A row of a table: its cells by column. Cells can be replaced, not added or removed.</summary>
public class DataTableRow : IDictionary<string, string>
{
    private readonly Table _table;
    private readonly string[] _cells;

    internal DataTableRow(Table table, string[] cells) => (_table, _cells) = (table, cells);

    /// <inheritdoc />
    public int Count => _cells.Length;

    /// <inheritdoc />
    public ICollection<string> Keys => _table.Header;

    /// <inheritdoc />
    public ICollection<string> Values => _cells;

    bool ICollection<KeyValuePair<string, string>>.IsReadOnly => false;

    /// <summary>A cell.</summary>
    /// <param name="header">The name of its column.</param>
    /// <exception cref="IndexOutOfRangeException">There is no such column.</exception>
    public string this[string header]
    {
        get => _cells[_table.IndexOf(header)];
        set => _cells[_table.IndexOf(header)] = value;
    }

    /// <summary>A cell.</summary>
    /// <param name="index">Its column, counted from 0.</param>
    public string this[int index] => _cells[index];

    /// <inheritdoc />
    public bool ContainsKey(string key) => _table.ContainsColumn(key);

    /// <inheritdoc />
#nullable disable annotations
    public bool TryGetValue(string key, out string value)
    {
        var found = _table.ContainsColumn(key);
        value = found ? this[key] : null;
        return found;
    }
#nullable restore annotations

    /// <inheritdoc />
    public IEnumerator<KeyValuePair<string, string>> GetEnumerator() => _table.Header.Zip(_cells, KeyValuePair.Create).GetEnumerator();

    IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();

    bool ICollection<KeyValuePair<string, string>>.Contains(KeyValuePair<string, string> item) =>
        TryGetValue(item.Key, out var cell) && cell == item.Value;

    void ICollection<KeyValuePair<string, string>>.CopyTo(KeyValuePair<string, string>[] array, int arrayIndex) => throw Fixed();

    void ICollection<KeyValuePair<string, string>>.Add(KeyValuePair<string, string> item) => throw Fixed();

    void ICollection<KeyValuePair<string, string>>.Clear() => throw Fixed();

    bool ICollection<KeyValuePair<string, string>>.Remove(KeyValuePair<string, string> item) => throw Fixed();

    void IDictionary<string, string>.Add(string key, string value) => throw Fixed();

    bool IDictionary<string, string>.Remove(string key) => throw Fixed();

    private static ReqnrollException Fixed() => new("A row has exactly one cell a column: cells can be replaced, not added or removed.");
}
