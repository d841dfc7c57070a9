using System.Text.RegularExpressions;

namespace Reqnroll.StandIn.Expressions;

/// <summary>What a step definition says its steps look like.</summary>
/// <param name="Source">As written.</param>
/// <param name="IsCucumber">Whether it is a Cucumber expression.</param>
/// <param name="Regex">Matches the whole text of a step.</param>
internal sealed record StepExpression(string Source, bool IsCucumber, Regex Regex)
{
    /// <summary>Reads an expression.</summary>
    /// <exception cref="ExpressionException">It is no valid Cucumber expression.</exception>
    /// <exception cref="ArgumentException">It is no valid regular expression.</exception>
    public static StepExpression Parse(string source, ExpressionType type, ParameterTypes parameterTypes)
    {
        if (ExpressionKind.IsCucumber(source, type))
        {
            // Only the groups that stand for parameters capture, whatever the patterns of parameter types contain.
            var pattern = new CucumberExpressionParser(source, parameterTypes).Parse();
            return new StepExpression(source, true, new Regex(pattern, RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture));
        }

        var start = source.StartsWith('^') ? "" : "^";
        var end = source.EndsWith('$') ? "" : "$";
        return new StepExpression(source, false, new Regex(start + source + end, RegexOptions.CultureInvariant));
    }

    /// <summary>Finds the arguments in the text of a step.</summary>
    /// <returns>The groups that took part; <see langword="null"/> if the text does not match.</returns>
    public IReadOnlyList<Group>? Match(string text)
    {
        var match = Regex.Match(text);
        return match.Success ? [.. match.Groups.Values.Skip(1).Where(group => group.Success)] : null;
    }
}
