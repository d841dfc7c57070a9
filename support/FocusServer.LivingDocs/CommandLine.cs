using System.CommandLine;
using System.CommandLine.Help;
using System.CommandLine.Parsing;

namespace FocusServer.LivingDocs;

/// <summary>Creates the options of a command line, and describes every mistake in one together with what is allowed.</summary>
internal static class CommandLine
{
    private const string OptionPrefix = "--";

    /// <summary>Creates an option that takes one value.</summary>
    /// <param name="name">The name, as it is typed.</param>
    /// <param name="kind">The kind of value, as the help shows it.</param>
    /// <param name="description">The meaning of the option.</param>
    /// <param name="parse">Converts the value; throws <see cref="FormatException"/> or <see cref="OverflowException"/> if it is of another kind.</param>
    public static Option<T> CreateOption<T>(string name, string kind, string description, Func<string, T> parse) => new(name)
    {
        HelpName = kind,
        Description = description,
        Arity = ArgumentArity.ExactlyOne,
        CustomParser = result => Parse(result, name, kind, parse),
    };

    /// <summary>Describes the mistakes in a command line; none if it is right or asks for help.</summary>
    public static IReadOnlyList<string> FindMistakes(ParseResult parsed)
    {
        if (parsed.Errors.Count == 0)
        {
            return [];
        }

        var command = parsed.CommandResult.Command;
        var options = command.Options.OrderBy(option => option is HelpOption or VersionOption);
        var allowed = $"allowed are {string.Join(", ", command.Subcommands.Select(each => each.Name).Concat(options.Select(each => each.Name)))}.";
        string[] mistakes =
        [
            .. parsed.UnmatchedTokens.Select(token => $"'{token}' is not allowed; {allowed}"),
            .. parsed.Errors.Where(error => error.SymbolResult is OptionResult or ArgumentResult).Select(Describe),
        ];
        return mistakes.Length > 0 ? mistakes : [$"A command is missing; {allowed}"];
    }

    private static string Describe(ParseError error) => error.SymbolResult is OptionResult { Tokens.Count: not 1 } result
        ? $"{error.Message} Allowed is one value of the kind <{result.Option.HelpName}>."
        : error.Message;

    private static T? Parse<T>(ArgumentResult result, string name, string kind, Func<string, T> parse)
    {
        var value = result.Tokens[0].Value;
        try
        {
            if (value.Length > 0 && !value.StartsWith(OptionPrefix, StringComparison.Ordinal))
            {
                return parse(value);
            }
        }
        catch (Exception wrong) when (wrong is FormatException or OverflowException)
        {
            // Reported below, like a value that is missing.
        }

        result.AddError($"{name} is '{value}'; allowed is a value of the kind <{kind}>.");
        return default;
    }
}
