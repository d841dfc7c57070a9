using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Reqnroll.StandIn.Expressions;

/// <summary>Translates a Cucumber expression into a regular one; its parameters become the groups <c>p0</c>, <c>p1</c>, …</summary>
internal sealed class CucumberExpressionParser(string source, ParameterTypes parameterTypes)
{
    private int _position;
    private int _parameters;

    private bool AtEnd => _position == source.Length;

    private char Next => source[_position];

    public string Parse()
    {
        var pattern = new StringBuilder("^");
        while (!AtEnd)
        {
            pattern.Append(char.IsWhiteSpace(Next) ? Regex.Escape(source[_position++].ToString()) : Next == '{' ? Parameter() : Word());
        }

        return pattern.Append('$').ToString();
    }

    /// <summary>Everything up to white space or a parameter: text, optional text, alternatives of both.</summary>
    private string Word()
    {
        var alternatives = new List<string> { Alternative() };
        while (!AtEnd && Next == '/')
        {
            _position++;
            alternatives.Add(Alternative(isOneOfSeveral: true));
        }

        return alternatives.Count == 1 ? alternatives[0] : $"(?:{string.Join('|', alternatives)})";
    }

    private string Alternative(bool isOneOfSeveral = false)
    {
        var start = _position;
        var hasText = false;
        var pattern = new StringBuilder();
        while (!AtEnd && !char.IsWhiteSpace(Next) && Next is not ('{' or '/'))
        {
            hasText |= Next != '(';
            pattern.Append(Next == '(' ? Optional() : Literal());
        }

        return hasText || !(isOneOfSeveral || (!AtEnd && Next == '/'))
            ? pattern.ToString()
            : throw new ExpressionException(source, start, "An alternative needs text that is not optional; write '\\/' for a slash.");
    }

    private string Optional()
    {
        var start = _position++;
        var text = new StringBuilder();
        while (!AtEnd && Next != ')')
        {
            if (Next is '(' or '{' or '/')
            {
                throw new ExpressionException(source, _position, $"Optional text cannot contain '{Next}'; write '\\{Next}' for the character.");
            }

            text.Append(Literal());
        }

        if (AtEnd || text.Length == 0)
        {
            var problem = AtEnd ? "The '(' has no matching ')'" : "Optional text cannot be empty";
            throw new ExpressionException(source, start, $"{problem}; write '\\(' for a parenthesis.");
        }

        _position++;
        return $"(?:{text})?";
    }

    private string Literal()
    {
        if (Next == '\\' && (++_position == source.Length || !(char.IsWhiteSpace(Next) || "(){}/\\".Contains(Next))))
        {
            const string problem = "Only '(', ')', '{', '}', '/', '\\' and white space can be escaped; write '\\\\' for a backslash.";
            throw new ExpressionException(source, Math.Min(_position, source.Length - 1), problem);
        }

        // A closing brace is special to .NET only after an opening one, and Escape leaves it alone.
        return Regex.Escape(source[_position++].ToString());
    }

    private string Parameter()
    {
        var start = _position++;
        var end = source.IndexOf('}', _position);
        if (end < 0)
        {
            throw new ExpressionException(source, start, "The '{' has no matching '}'; write '\\{' for a brace.");
        }

        var name = source[_position..end];
        if (name.IndexOfAny(['{', '(', ')', '/', '\\']) is >= 0 and var at)
        {
            throw new ExpressionException(source, _position + at, "The name of a parameter type cannot contain '{', '(', ')', '/' or '\\'.");
        }

        var patterns = parameterTypes.PatternsOf(name)
            ?? throw new ExpressionException(source, start, $"There is no parameter type '{name}'; known are {parameterTypes}.");
        _position = end + 1;
        return Group(patterns, string.Create(CultureInfo.InvariantCulture, $"p{_parameters++}"));
    }

    private static string Group(IReadOnlyList<string> patterns, string group) =>
        ReferenceEquals(patterns, ParameterTypes.QuotedString)
            ? $"(?:{string.Join('|', patterns.Select(pattern => pattern.Replace("(?<>", $"(?<{group}>", StringComparison.Ordinal)))})"
            : $"(?<{group}>{string.Join('|', patterns.Select(pattern => $"(?:{pattern})"))})";
}
