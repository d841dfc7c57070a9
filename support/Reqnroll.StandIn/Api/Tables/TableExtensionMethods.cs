using System.Reflection;
using Reqnroll.StandIn.Binding;

namespace Reqnroll;

/// <summary>
/// Makes objects from tables. Columns name properties or constructor parameters; in a table with one line a property, its first cells do.
/// </summary>
public static class TableExtensionMethods
{
    /// <summary>Makes one object from a table of one row, or of one line a property.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="table">The table.</param>
    /// <returns>The object.</returns>
    /// <exception cref="ReqnrollException">A cell cannot be converted.</exception>
    public static T CreateInstance<T>(this Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return (T)Create(typeof(T), IsVertical(table, typeof(T)) ? [.. table.Rows.Select(row => (row[0], row[1]))] : CellsOf(table.Rows[0]));
    }

    /// <summary>Makes an object of each row.</summary>
    /// <typeparam name="T">The type.</typeparam>
    /// <param name="table">The table.</param>
    /// <returns>The objects.</returns>
    /// <exception cref="ReqnrollException">A cell cannot be converted.</exception>
    public static IEnumerable<T> CreateSet<T>(this Table table)
    {
        ArgumentNullException.ThrowIfNull(table);
        return [.. table.Rows.Select(row => (T)Create(typeof(T), CellsOf(row)))];
    }

    private static bool IsVertical(Table table, Type type) =>
        table.RowCount != 1 || (table.Header.Count == 2 && type.GetProperties().Any(property => IsNamed(property.Name, table.Rows[0][0])));

    private static (string Name, string Cell)[] CellsOf(DataTableRow row) => [.. row.Select(cell => (cell.Key, cell.Value))];

    private static object Create(Type type, (string Name, string Cell)[] cells)
    {
        var constructor = type.GetConstructor([]) ?? type.GetConstructors().FirstOrDefault(candidate => Fits(candidate, type, cells));
        if (constructor is null && !type.IsValueType)
        {
            var names = string.Join(", ", cells.Select(cell => cell.Name));
            throw new ReqnrollException($"{Describe.Type(type)} has no constructor that takes {names}.");
        }

        var parameters = constructor?.GetParameters() ?? [];
        var instance = constructor is null
            ? Activator.CreateInstance(type)!
            : constructor.Invoke([.. parameters.Select(parameter => ArgumentOf(parameter, cells))]);
        foreach (var property in parameters.Length > 0 ? [] : type.GetProperties().Where(property => property.CanWrite))
        {
            foreach (var (name, cell) in cells.Where(cell => IsNamed(property.Name, cell.Name)))
            {
                property.SetValue(instance, ValueOf(name, cell, property.PropertyType));
            }
        }

        return instance;
    }

    private static bool Fits(ConstructorInfo constructor, Type type, (string Name, string Cell)[] cells) =>
        type.GetProperties()
            .Where(property => cells.Any(cell => IsNamed(property.Name, cell.Name)))
            .All(property => constructor.GetParameters().Any(parameter => IsNamed(property.Name, parameter.Name!)));

    private static object? ArgumentOf(ParameterInfo parameter, (string Name, string Cell)[] cells) =>
        cells.FirstOrDefault(cell => IsNamed(parameter.Name!, cell.Name)) is { Name: not null } found
            ? ValueOf(found.Name, found.Cell, parameter.ParameterType)
        : parameter.HasDefaultValue ? parameter.DefaultValue
        : parameter.ParameterType.IsValueType ? Activator.CreateInstance(parameter.ParameterType)
        : null;

    private static object? ValueOf(string name, string cell, Type type)
    {
        if (cell.Length == 0 && type != typeof(string))
        {
            return type.IsValueType && Nullable.GetUnderlyingType(type) is null ? Activator.CreateInstance(type) : null;
        }

        return ArgumentConverter.TryConvertSimple(cell, type, out var value)
            ? value
            : throw new ReqnrollException($"'{cell}' in '{name}' cannot be converted to {Describe.Type(type)}.");
    }

    /// <summary>Whether a name in a table means a member: spaces, underscores, other signs and case do not count.</summary>
    private static bool IsNamed(string member, string name) =>
        string.Equals(Letters(member), Letters(name), StringComparison.OrdinalIgnoreCase);

    private static string Letters(string name) => string.Concat(name.Where(char.IsLetterOrDigit));
}
