namespace Reqnroll;

/// <summary>The table below a step.</summary>
/// <param name="header">The names of the columns, at least one.</param>
public class DataTable(params string[] header) : Table(header);
