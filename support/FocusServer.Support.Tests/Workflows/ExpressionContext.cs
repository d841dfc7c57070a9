using System.Text.RegularExpressions;

namespace FocusServer.Support.Tests.Workflows;

/// <summary>The context of an expression: the values of contexts, by their names with dots, and the state of the job so far.</summary>
internal sealed partial class ExpressionContext
{
    private readonly Dictionary<string, object?> _values = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>True while nothing has failed.</summary>
    public bool Success { get; set; } = true;

    public object? Value(string name) => _values.GetValueOrDefault(name);

    public ExpressionContext Set(string name, object? value)
    {
        _values[name] = value;
        return this;
    }

    public object? Call(string function, IReadOnlyList<object?> arguments) => function switch
    {
        "always" => true,
        "success" => Success,
        "failure" => !Success,
        "cancelled" => false,
        "format" => Placeholder().Replace(Expression.Text(arguments[0]), match => Expression.Text(arguments[1 + int.Parse(match.Groups[1].Value, null)])),
        _ => throw new NotSupportedException($"The function {function} is not known to these tests."),
    };

    [GeneratedRegex(@"\{(\d)\}")]
    private static partial Regex Placeholder();
}
