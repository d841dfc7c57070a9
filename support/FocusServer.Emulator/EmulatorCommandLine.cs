using System.CommandLine;
using System.CommandLine.Parsing;
using System.Globalization;
using System.Text.Json;

namespace FocusServer.Emulator;

/// <summary>Defines the command line of the program and converts it to options.</summary>
internal sealed class EmulatorCommandLine
{
    private readonly RootCommand _command = new("A Focus Server in a process.");
    private readonly List<Option<Func<EmulatorOptions, EmulatorOptions>>> _settings = [];

    public EmulatorCommandLine()
    {
        Add(nameof(EmulatorOptions.Urls), "url", "addresses of the REST API, loopback only (http://127.0.0.1:8500)",
            Text, (options, value) => options with { Urls = value });
        Add(nameof(EmulatorOptions.MaxWindows), "number", "number of concurrent jobs (30, or at least 100 when a fault needs more than 30)",
            Integer, (options, value) => options with { MaxWindows = value });
        Add(nameof(EmulatorOptions.JobPortBase), "port", "a job is served on this port plus its window (12300)",
            Integer, (options, value) => options with { JobPortBase = value });
        Add(nameof(EmulatorOptions.PodDelay), "seconds", "time from /configure until the job's port takes connections (1)",
            Seconds, (options, value) => options with { PodDelay = value });
        Add(nameof(EmulatorOptions.ConfigureDelay), "seconds", "response time of /configure (0.25)",
            Seconds, (options, value) => options with { ConfigureDelay = value });
        Add(nameof(EmulatorOptions.MetadataDelay), "seconds", "time after /configure for which /metadata does not know a job (0)",
            Seconds, (options, value) => options with { MetadataDelay = value });
        Add(nameof(EmulatorOptions.RowInterval), "seconds", "time between two rows of every stream (each job's time axis divided by its height)",
            Seconds, (options, value) => options with { RowInterval = value });
        Add(nameof(EmulatorOptions.SilentTimeout), "seconds", "time without a row on its open streams after which a job is gone (180)",
            Seconds, (options, value) => options with { SilentTimeout = value });
        Add(nameof(EmulatorOptions.EndedTimeout), "seconds", "time after which a job is gone that has ended by itself (120)",
            Seconds, (options, value) => options with { EndedTimeout = value });
        Add(nameof(EmulatorOptions.IdleByActivity), "true|false", "call a job idle that sends nothing, also one with readers (false)",
            bool.Parse, (options, value) => options with { IdleByActivity = value });
        Add(nameof(EmulatorOptions.HistoricSilence), "seconds", "silence of a historic job's streams after their last row (30)",
            Seconds, (options, value) => options with { HistoricSilence = value });
        Add(nameof(EmulatorOptions.HistoricCompletes), "true|false", "complete the streams of historic jobs, without silence and error (false)",
            bool.Parse, (options, value) => options with { HistoricCompletes = value });
        Add(nameof(EmulatorOptions.Recordings), "start..end,…", "recordings that can be played back, in epoch seconds; start.. has not ended (none)",
            text => text.Split(',').Select(Recording.Parse).ToArray(), (options, value) => options with { Recordings = value });
        Add(nameof(EmulatorOptions.RecordingsWrapped), "true|false", "answer recordings as {\"recordings\":[…]} (false)",
            bool.Parse, (options, value) => options with { RecordingsWrapped = value });
        Add(nameof(EmulatorOptions.OptionalRoutes), "true|false", "offer /sensors and /get_recordings_timeline (true)",
            bool.Parse, (options, value) => options with { OptionalRoutes = value });
        Add(nameof(EmulatorOptions.DeleteSupported), "true|false", "offer DELETE /job/{job_id} (false)",
            bool.Parse, (options, value) => options with { DeleteSupported = value });
        Add(nameof(EmulatorOptions.Mistakes), "list|detail|error|none|500", "answer to wrong requests: 422 with a list, 400 with \"detail\" or \"error\", a job (none), or a job or 500 (list)",
            ParseMistakeAnswer, (options, value) => options with { Mistakes = value });
        Add(nameof(EmulatorOptions.MetadataNested), "true|false", "answer metadata nested in parent, with nulls (false)",
            bool.Parse, (options, value) => options with { MetadataNested = value });
        Add(nameof(EmulatorOptions.FiberUndescribed), "true|false", "answer /live_metadata with a rate, but without start and length of the fibre (false)",
            bool.Parse, (options, value) => options with { FiberUndescribed = value });
        Add(nameof(EmulatorOptions.Compressed), "true|false", "compress answers for clients that accept it (false)",
            bool.Parse, (options, value) => options with { Compressed = value });
        Add(nameof(EmulatorOptions.Charset), "true|false", "name the charset of answers (true)",
            bool.Parse, (options, value) => options with { Charset = value });
        Add(nameof(EmulatorOptions.ContentLength), "true|false", "give answers a length, not chunks (false)",
            bool.Parse, (options, value) => options with { ContentLength = value });
        Add(nameof(EmulatorOptions.UnknownJobOk), "true|false", "answer /metadata of an unknown job with 200 and an error body (false)",
            bool.Parse, (options, value) => options with { UnknownJobOk = value });
        Add(nameof(EmulatorOptions.StreamPortAsText), "true|false", "answer stream_port as a string (false)",
            bool.Parse, (options, value) => options with { StreamPortAsText = value });
        Add(nameof(EmulatorOptions.StreamHostBare), "true|false", "answer stream_url as a host without a scheme (false)",
            bool.Parse, (options, value) => options with { StreamHostBare = value });
        Add(nameof(EmulatorOptions.Profile), "name", "profile of faults to start with (healthy)",
            Text, (options, value) => options with { Profile = value });
        Add(nameof(EmulatorOptions.Profiles), "file", "JSON file with further profiles (none)",
            Text, (options, value) => options with { Profiles = value });
        Add(nameof(EmulatorOptions.Seed), "number", "seed of all random choices (1)",
            Integer, (options, value) => options with { Seed = value });
        Add(nameof(EmulatorOptions.Tls), "true|false", "serve the REST API by TLS (false, or the profile's)",
            bool.Parse, (options, value) => options with { Tls = value });
        Add(nameof(EmulatorOptions.Token), "token", "access token that REST requests need (none, or the profile's)",
            Text, (options, value) => options with { Token = value });
        Add(nameof(EmulatorOptions.AllowRemote), "true|false", "allow other addresses than loopback, for the page as well (false)",
            bool.Parse, (options, value) => options with { AllowRemote = value });
    }

    public ParseResult Parse(IReadOnlyList<string> arguments) => _command.Parse(arguments, new ParserConfiguration { ResponseFileTokenReplacer = null });

    /// <summary>Converts a command line to options.</summary>
    public EmulatorOptions ReadOptions(ParseResult line, TimeProvider time)
    {
        var defaults = new EmulatorOptions { TimeProvider = time, Urls = "http://127.0.0.1:8500", JobPortBase = 12300 };
        var options = _settings.Where(setting => IsGiven(line, setting)).Aggregate(defaults, (current, setting) => line.GetValue(setting)!(current));
        string[] mistakes =
        [
            .. line.UnmatchedTokens.Select(token => $"'{token}' is no option; allowed are {string.Join(", ", _command.Options.Select(option => option.Name))}."),
            .. line.Errors.Where(error => error.SymbolResult is not CommandResult).Select(error => error.Message),
            .. EmulatorOptionsValidator.FindMistakes(options, NameOption),
        ];
        return mistakes.Length == 0 ? options : throw new ArgumentException(string.Join(Environment.NewLine, mistakes));
    }

    /// <summary>Gets the option for a property, such as <c>--max-windows</c> for MaxWindows.</summary>
    private static string NameOption(string property) => "--" + JsonNamingPolicy.KebabCaseLower.ConvertName(property);

    private static string Text(string text) => text;

    private static int Integer(string text) => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture);

    private static TimeSpan Seconds(string text) =>
        TimeSpan.FromSeconds(double.Parse(text, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));

    private static MistakeAnswer ParseMistakeAnswer(string text) =>
        text == "500" ? MistakeAnswer.ServerError
        : text.Equals(nameof(MistakeAnswer.ServerError), StringComparison.OrdinalIgnoreCase) ? throw new FormatException($"'{text}' is none of them.")
        : Enum.GetNames<MistakeAnswer>().Contains(text, StringComparer.OrdinalIgnoreCase)
            ? Enum.Parse<MistakeAnswer>(text, ignoreCase: true)
            : throw new FormatException($"'{text}' is none of them.");

    private static bool IsGiven(ParseResult line, Option option) =>
        line.GetResult(option) is { } result && !line.Errors.Any(error => error.SymbolResult == result || error.SymbolResult?.Parent == result);

    private void Add<T>(string property, string kind, string description, Func<string, T> parse, Func<EmulatorOptions, T, EmulatorOptions> set)
    {
        // A missing value is left to the custom parser, so that its message says what is allowed.
        var setting = new Option<Func<EmulatorOptions, EmulatorOptions>>(NameOption(property))
        {
            Arity = ArgumentArity.ZeroOrOne,
            HelpName = kind,
            Description = description,
        };
        setting.CustomParser = argument =>
        {
            var text = argument.Tokens.Count > 0 ? argument.Tokens[0].Value : "";
            try
            {
                var value = parse(text);
                return options => set(options, value);
            }
            catch (Exception wrong) when (wrong is FormatException or OverflowException)
            {
                argument.AddError($"{setting.Name} is '{text}'; allowed is a value of the kind <{kind}>.");
                return null;
            }
        };
        _settings.Add(setting);
        _command.Options.Add(setting);
    }
}
