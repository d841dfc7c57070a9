using System.Text.RegularExpressions;

namespace Reqnroll.StandIn.Expressions;

/// <summary>Tells Cucumber expressions from regular ones by Reqnroll's rule of thumb.</summary>
internal static partial class ExpressionKind
{
    public static bool IsCucumber(string expression, ExpressionType type) => type switch
    {
        ExpressionType.CucumberExpression => true,
        ExpressionType.RegularExpression => false,
        _ when expression.StartsWith('^') || expression.EndsWith('$') => false,
        _ => Placeholder().IsMatch(expression) || !RegexMark().IsMatch(expression),
    };

    [GeneratedRegex(@"\{\w*\}")]
    private static partial Regex Placeholder();

    /// <summary>A repeated group, <c>.*</c>, <c>\.</c> or <c>\d+</c>.</summary>
    [GeneratedRegex(@"\([^)]+[*+]\)|\.\*|\\\.|\\d\+")]
    private static partial Regex RegexMark();
}
