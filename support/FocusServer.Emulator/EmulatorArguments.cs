using System.Globalization;

namespace FocusServer.Emulator;

/// <summary>Reads the options of the program.</summary>
internal static class EmulatorArguments
{
    private const int DefaultJobPortBase = 12300;

    private static readonly EmulatorArgument[] _all =
    [
        new(nameof(EmulatorOptions.Urls), "url", "where to listen, on loopback only (http://127.0.0.1:8500)",
            (options, value) => options with { Urls = value }),
        new(nameof(EmulatorOptions.MaxWindows), "number", "how many jobs there can be at a time (30, or 100 and more where a fault needs them)",
            (options, value) => options with { MaxWindows = Whole(value) }),
        new(nameof(EmulatorOptions.JobPortBase), "port", "a job is served on this port plus its window (12300)",
            (options, value) => options with { JobPortBase = Whole(value) }),
        new(nameof(EmulatorOptions.PodDelay), "seconds", "from /configure until the job's port takes connections (1)",
            (options, value) => options with { PodDelay = Seconds(value) }),
        new(nameof(EmulatorOptions.ConfigureDelay), "seconds", "how long /configure takes to answer (0.25)",
            (options, value) => options with { ConfigureDelay = Seconds(value) }),
        new(nameof(EmulatorOptions.RowInterval), "seconds", "between two rows of a stream (0.5)",
            (options, value) => options with { RowInterval = Seconds(value) }),
        new(nameof(EmulatorOptions.SilentTimeout), "seconds", "a job whose open streams send no row for so long is gone (180)",
            (options, value) => options with { SilentTimeout = Seconds(value) }),
        new(nameof(EmulatorOptions.EndedTimeout), "seconds", "a job that ended by itself is gone so much later (120)",
            (options, value) => options with { EndedTimeout = Seconds(value) }),
        new(nameof(EmulatorOptions.Recordings), "start..end,…", "what can be played back, in epoch seconds; start.. is still recording",
            (options, value) => options with { Recordings = [.. value.Split(',').Select(Recording.Parse)] }),
        new(nameof(EmulatorOptions.RecordingsWrapped), "true|false", "whether recordings are answered as {\"recordings\":[…]} (false)",
            (options, value) => options with { RecordingsWrapped = bool.Parse(value) }),
        new(nameof(EmulatorOptions.OptionalRoutes), "true|false", "whether /sensors and /get_recordings_timeline exist (true)",
            (options, value) => options with { OptionalRoutes = bool.Parse(value) }),
        new(nameof(EmulatorOptions.DeleteSupported), "true|false", "whether DELETE /job/{job_id} exists (false)",
            (options, value) => options with { DeleteSupported = bool.Parse(value) }),
        new(nameof(EmulatorOptions.Mistakes), "list|detail|error", "how wrong requests are answered: 422 with a list, or 400 with \"detail\" or \"error\" (list)",
            (options, value) => options with { Mistakes = Named<MistakeAnswer>(value) }),
        new(nameof(EmulatorOptions.UnknownJobOk), "true|false", "whether /metadata of an unknown job is 200 with an error body (false)",
            (options, value) => options with { UnknownJobOk = bool.Parse(value) }),
        new(nameof(EmulatorOptions.StreamPortAsText), "true|false", "whether stream_port is a string (false)",
            (options, value) => options with { StreamPortAsText = bool.Parse(value) }),
        new(nameof(EmulatorOptions.StreamHostBare), "true|false", "whether stream_url is a host without a scheme (false)",
            (options, value) => options with { StreamHostBare = bool.Parse(value) }),
        new(nameof(EmulatorOptions.Profile), "name", "what goes wrong (healthy)",
            (options, value) => options with { Profile = value }),
        new(nameof(EmulatorOptions.Profiles), "file", "a JSON file with further profiles",
            (options, value) => options with { Profiles = value }),
        new(nameof(EmulatorOptions.Seed), "number", "what chance depends on (1)",
            (options, value) => options with { Seed = Whole(value) }),
        new(nameof(EmulatorOptions.Tls), "true|false", "whether the REST API is served by TLS (false, or the profile's)",
            (options, value) => options with { Tls = bool.Parse(value) }),
        new(nameof(EmulatorOptions.Token), "token", "the access token that REST requests need (none, or the profile's)",
            (options, value) => options with { Token = value }),
        new(nameof(EmulatorOptions.AllowRemote), "true|false", "whether it may listen, and be switched, outside loopback (false)",
            (options, value) => options with { AllowRemote = bool.Parse(value) }),
    ];

    public static string Help { get; } = string.Join(
        Environment.NewLine,
        [
            "A Focus Server in a process.",
            "",
            "Usage: FocusServer.Emulator [options]",
            "",
            .. _all.Select(argument => $"  {argument.Name + " <" + argument.Value + ">",-32} {argument.Meaning}"),
            $"  {"--help",-32} this page",
        ]);

    public static bool AskForHelp(string[] args) => args.Any(arg => arg is "--help" or "-h" or "-?");

    /// <summary>The options that the arguments ask for.</summary>
    /// <exception cref="ArgumentException">An argument is unknown, lacks its value, or has a wrong one; the message says what is allowed.</exception>
    public static EmulatorOptions Read(string[] args, TimeProvider time)
    {
        var options = new EmulatorOptions { TimeProvider = time, Urls = "http://127.0.0.1:8500", JobPortBase = DefaultJobPortBase };
        var mistakes = new List<string>();
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

        mistakes.AddRange(options.FindMistakes().Select(InWordsOfTheUser));
        return mistakes.Count == 0 ? options : throw new ArgumentException(string.Join(Environment.NewLine, mistakes));
    }

    private static string InWordsOfTheUser(string mistake) =>
        _all.Aggregate(mistake, (text, argument) => text.Replace(argument.Setting, argument.Name, StringComparison.Ordinal));

    private static int Whole(string value) => int.Parse(value, NumberStyles.None, CultureInfo.InvariantCulture);

    private static T Named<T>(string value)
        where T : struct, Enum =>
        Enum.GetNames<T>().FirstOrDefault(name => name.Equals(value, StringComparison.OrdinalIgnoreCase)) is { } known
            ? Enum.Parse<T>(known)
            : throw new FormatException($"'{value}' is none of them.");

    private static TimeSpan Seconds(string value) =>
        TimeSpan.FromSeconds(double.Parse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture));
}
