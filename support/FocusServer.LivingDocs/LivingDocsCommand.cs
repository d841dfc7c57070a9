using System.CommandLine;
using System.Globalization;

namespace FocusServer.LivingDocs;

/// <summary>The command line of the program.</summary>
internal sealed class LivingDocsCommand
{
    private static readonly LivingDocsOptions _defaults = new();

    private readonly Option<string> _title = CreateOption("--title", "text", "The title of the site.", _defaults.Title);
    private readonly Option<string> _features = CreateOption("--features", "folder", "The features, whether they were run or not.", _defaults.Features);
    private readonly Option<string> _settings = CreateOption("--settings", "folder", "The settings of the suite, such as where issues are kept.", _defaults.Settings);
    private readonly Option<string> _evidence = CreateOption("--evidence", "folder", "The evidence of ramps, one folder each.", _defaults.Evidence);
    private readonly Option<string> _history = CreateOption("--history", "folder", "Earlier runs, one file each; this run is added.", _defaults.History);
    private readonly Option<string> _output =
        CreateOption("--output", "folder", "The folder to write the site to: new, empty, or an earlier site.", _defaults.Output);

    private readonly Option<string> _singleFile = CommandLine.CreateOption("--single-file", "file", "Also writes the whole site as one file.", text => text);

    private readonly Option<DateTimeOffset?> _since = CommandLine.CreateOption<DateTimeOffset?>(
        "--since",
        "time",
        "The start of this run; earlier messages and evidence are left out.",
        text => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture));

    private readonly Option<string[]> _messages = CommandLine.CreateOption(
        "--messages",
        "path,…",
        "Cucumber Messages: files, and folders of *.ndjson.",
        text => text.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));

    private readonly Option<int> _staleAfter = CommandLine.CreateOption(
        "--stale-after",
        "days",
        "The age in days up to which a verdict still counts.",
        text => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture));

    /// <summary>Creates the command line.</summary>
    /// <param name="run">Writes the site, and returns the exit code.</param>
    /// <param name="explain">Explains a run, by what it is called and the folder of all runs, and returns the exit code.</param>
    public LivingDocsCommand(Func<LivingDocsOptions, Task<int>> run, Func<string, string, Task<int>> explain)
    {
        _messages.DefaultValueFactory = _ => [.. _defaults.Messages];
        _staleAfter.DefaultValueFactory = _ => _defaults.StaleAfterDays;
        Root = new RootCommand(
            """
            Living documentation: reads features, messages, evidence and earlier runs, and writes a static site.
            Whatever is missing is left out: without messages, the features are documented as not run. Exit code 0: written; 1: not.
            """)
        {
            _title, _features, _settings, _messages, _evidence, _history, _output, _singleFile, _since, _staleAfter,
            CreateExplain(explain),
        };
        Root.SetAction((parsed, _) => run(Read(parsed)));
    }

    /// <summary>The command, to be parsed and invoked.</summary>
    public RootCommand Root { get; }

    private static Option<string> CreateOption(string name, string kind, string description, string byDefault)
    {
        var option = CommandLine.CreateOption(name, kind, description, text => text);
        option.DefaultValueFactory = _ => byDefault;
        return option;
    }

    private Command CreateExplain(Func<string, string, Task<int>> explain)
    {
        var run = new Argument<string>("RUN") { Description = "The folder of a run, its run.jsonl, or its id." };
        var command = new Command("explain", "Explains a run in 40 lines at most: what happened, why, and what to look at next. Exit code 0: explained; 1: there is no such run.")
        {
            run, _evidence,
        };
        command.SetAction((parsed, _) => explain(parsed.GetRequiredValue(run), parsed.GetRequiredValue(_evidence)));
        return command;
    }

    private LivingDocsOptions Read(ParseResult parsed) => new()
    {
        Title = parsed.GetRequiredValue(_title),
        Features = parsed.GetRequiredValue(_features),
        Settings = parsed.GetRequiredValue(_settings),
        Messages = parsed.GetRequiredValue(_messages),
        Evidence = parsed.GetRequiredValue(_evidence),
        History = parsed.GetRequiredValue(_history),
        Output = parsed.GetRequiredValue(_output),
        SingleFile = parsed.GetValue(_singleFile),
        Since = parsed.GetValue(_since),
        StaleAfterDays = parsed.GetRequiredValue(_staleAfter),
    };
}
