using System.Text.RegularExpressions;
using Reqnroll.StandIn.Feature;
using Reqnroll.StandIn.Running;

namespace Reqnroll.StandIn.Binding;

/// <summary>Writes a step definition to start from.</summary>
internal static partial class Snippet
{
    public static string For(Step step)
    {
        var parameters = new List<string>();
        var expression = Argument().Replace(Reserved().Replace(step.Text, @"\$0"), match => Parameter(match.Value, parameters));
        var name = Identifier.From($"{step.Type} {Argument().Replace(step.Text, "")}");
        if (step.MultilineArguments.FirstOrDefault() is { } last)
        {
            parameters.Add(last is Table ? "DataTable table" : "string text");
        }

        var literal = expression.Replace("\\", "\\\\", StringComparison.Ordinal).Replace("\"", "\\\"", StringComparison.Ordinal);
        return $$"""
                [{{step.Type}}("{{literal}}")]
                public async Task {{name}}({{string.Join(", ", parameters)}})
                {
                    throw new PendingStepException();
                }

            """;
    }

    private static string Parameter(string argument, List<string> parameters)
    {
        var type = argument[0] is '"' or '\'' ? "string" : argument.Contains('.', StringComparison.Ordinal) ? "double" : "int";
        parameters.Add($"{type} p{parameters.Count}");
        return $"{{{type}}}";
    }

    [GeneratedRegex("""
        "[^"]*"|'[^']*'|(?<![\w.])-?\d+(?:\.\d+)?(?!\w)
        """)]
    private static partial Regex Argument();

    [GeneratedRegex(@"[(){}/\\]")]
    private static partial Regex Reserved();
}
