using System.Globalization;
using System.Text.RegularExpressions;

namespace FocusServer.Support.Tests.Workflows;

/// <summary>GitHub's expressions, as far as the workflows use them: literals, contexts, functions, comparison, <c>!</c>, <c>&amp;&amp;</c> and <c>||</c>.</summary>
internal sealed partial class Expression
{
    private readonly ExpressionContext _context;
    private readonly string[] _tokens;
    private int _next;

    private Expression(string text, ExpressionContext context)
    {
        _context = context;
        _tokens = [.. Token().Matches(text).Select(match => match.Value)];
        if (_tokens.Sum(token => token.Length) != Length(text))
        {
            throw new FormatException($"'{text}' holds something that is no expression.");
        }
    }

    /// <summary>The value of an expression: null, a bool, a number, or a text.</summary>
    public static object? Evaluate(string text, ExpressionContext context)
    {
        var expression = new Expression(text, context);
        var value = expression.Or();
        return expression._next == expression._tokens.Length ? value : throw new FormatException($"'{text}' goes on after its end.");
    }

    /// <summary>A text with every <c>${{ … }}</c> in it replaced by its value.</summary>
    public static string Expand(string text, ExpressionContext context) =>
        Template().Replace(text, match => Text(Evaluate(match.Groups[1].Value, context)));

    /// <summary>Tells whether a step or job with this condition runs; as at GitHub, only after success unless the condition asks for another state.</summary>
    public static bool IsMet(string? condition, ExpressionContext context)
    {
        var text = condition is null ? "success()" : Template().Replace(condition, "$1");
        return (State().IsMatch(text) || context.Success) && IsTrue(Evaluate(text, context));
    }

    public static string Text(object? value) => value switch
    {
        null => "",
        bool flag => flag ? "true" : "false",
        _ => Convert.ToString(value, CultureInfo.InvariantCulture)!,
    };

    private object? Or()
    {
        var left = And();
        while (Take("||"))
        {
            var right = And();
            left = IsTrue(left) ? left : right;
        }

        return left;
    }

    private object? And()
    {
        var left = Equality();
        while (Take("&&"))
        {
            var right = Equality();
            left = IsTrue(left) ? right : left;
        }

        return left;
    }

    private object? Equality()
    {
        var left = Unary();
        return Take("==") ? AreEqual(left, Unary()) : Take("!=") ? !AreEqual(left, Unary()) : left;
    }

    private object? Unary() => Take("!") ? !IsTrue(Unary()) : Primary();

    private object? Primary()
    {
        if (Take("("))
        {
            var inner = Or();
            Expect(")");
            return inner;
        }

        var token = _next < _tokens.Length ? _tokens[_next++] : throw new FormatException("The expression ends too early.");
        return token[0] == '\'' ? token[1..^1].Replace("''", "'", StringComparison.Ordinal)
            : char.IsAsciiDigit(token[0]) ? double.Parse(token, CultureInfo.InvariantCulture)
            : Take("(") ? _context.Call(token, Arguments())
            : token is "true" or "false" ? token == "true"
            : _context.Value(token);
    }

    private List<object?> Arguments()
    {
        var arguments = new List<object?>();
        while (!Take(")"))
        {
            arguments.Add(Or());
            Take(",");
        }

        return arguments;
    }

    private bool Take(string token)
    {
        var found = _next < _tokens.Length && _tokens[_next] == token;
        _next += found ? 1 : 0;
        return found;
    }

    private void Expect(string token)
    {
        if (!Take(token))
        {
            throw new FormatException($"'{token}' is missing.");
        }
    }

    private static bool IsTrue(object? value) => value is not (null or false or "" or 0d);

    private static bool AreEqual(object? left, object? right) =>
        left is double || right is double ? throw new NotSupportedException("Numbers are not compared.") : string.Equals(Text(left), Text(right), StringComparison.OrdinalIgnoreCase);

    // Counts everything except the blanks between tokens.
    private static int Length(string text) => Literal().Matches(text).Sum(match => match.Length) + Space().Replace(Literal().Replace(text, ""), "").Length;

    [GeneratedRegex(@"'(?:[^']|'')*'|\d+(?:\.\d+)?|&&|\|\||==|!=|[!(),]|[A-Za-z_][\w.-]*")]
    private static partial Regex Token();

    [GeneratedRegex("'(?:[^']|'')*'")]
    private static partial Regex Literal();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\$\{\{\s*(.*?)\s*\}\}", RegexOptions.Singleline)]
    private static partial Regex Template();

    [GeneratedRegex(@"\b(success|failure|always|cancelled)\(\)")]
    private static partial Regex State();
}
