using System.Globalization;

namespace FocusServer.LivingDocs;

/// <summary>Reads the options of the program.</summary>
internal static class LivingDocsArguments
{
    private static readonly LivingDocsArgument[] _all =
    [
        new("--title", "text", "what the site is called (Focus Server)", (options, value) => options with { Title = value }),
        new("--features", "folder", "the features, run or not (features)", (options, value) => options with { Features = value }),
        new("--messages", "path,…", "Cucumber Messages: files, and folders of *.ndjson (artifacts/test-results)",
            (options, value) => options with { Messages = value.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) }),
        new("--evidence", "folder", "the evidence of ramps, a folder each (artifacts/runs)", (options, value) => options with { Evidence = value }),
        new("--history", "folder", "earlier runs, a file each; this one is added (artifacts/history)", (options, value) => options with { History = value }),
        new("--output", "folder", "where the site is written; new, empty, or an earlier site (artifacts/living-docs)", (options, value) => options with { Output = value }),
        new("--single-file", "file", "writes all of the site as one file, too (none)", (options, value) => options with { SingleFile = value }),
        new("--since", "time", "when this run began; messages and evidence from before are not of it (none)", (options, value) => options with { Since = DateTimeOffset.Parse(value, CultureInfo.InvariantCulture) }),
        new("--stale-after", "days", "how old a verdict may be and still count (30)", (options, value) => options with { StaleAfterDays = int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture) }),
    ];

    public static string Help { get; } = string.Join(
        Environment.NewLine,
        [
            "Living documentation: reads features, messages, evidence and earlier runs, and writes a static site.",
            "",
            "Usage: FocusServer.LivingDocs [options]",
            "",
            .. _all.Select(argument => $"  {argument.Name + " <" + argument.Value + ">",-24} {argument.Meaning}"),
            $"  {"--help",-24} this page",
            "",
            "What there is none of is left out: without messages, the features are documented as not run. Exit code 0: written; 1: not.",
        ]);

    public static bool AskForHelp(string[] args) => args.Any(arg => arg is "--help" or "-h" or "-?");

    /// <summary>The options that the arguments ask for.</summary>
    /// <exception cref="ArgumentException">An argument is unknown, lacks its value, or has a wrong one; the message says what is allowed.</exception>
    public static LivingDocsOptions Read(string[] args)
    {
        var (options, mistakes) = (new LivingDocsOptions(), new List<string>());
        for (var i = 0; i < args.Length; i++)
        {
            var (name, value) = args[i].Split('=', 2) is [var left, var right] ? (left, right) : (args[i], null);
            if (Array.Find(_all, argument => argument.Name == name) is not { } argument)
            {
                mistakes.Add($"'{name}' is no option; allowed are {string.Join(", ", _all.Select(known => known.Name))} and --help.");
                continue;
            }

            value ??= i + 1 < args.Length && !args[i + 1].StartsWith("--", StringComparison.Ordinal) ? args[++i] : "";
            options = argument.Apply(options, value, mistakes);
        }

        return mistakes.Count == 0 ? options : throw new ArgumentException(string.Join(Environment.NewLine, mistakes));
    }
}
