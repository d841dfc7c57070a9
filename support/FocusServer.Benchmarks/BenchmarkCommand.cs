using System.CommandLine;
using System.Globalization;
using FocusServer.LivingDocs;

namespace FocusServer.Benchmarks;

/// <summary>The command line of the program: one command for each benchmark.</summary>
internal sealed class BenchmarkCommand
{
    private const int FewestScenarios = 100;

    private readonly Option<int> _jobs = CreateOption("--jobs", "The number of live jobs.", 1000);
    private readonly Option<int> _viewers = CreateOption("--jobs", "The number of live jobs.", 100);
    private readonly Option<int> _seconds = CreateOption("--seconds", "The time to measure under load, in seconds.", 30);
    private readonly Option<int> _jobPortBase = CreateOption("--job-port-base", "The port before the first job's.", 21_000);
    private readonly Option<int> _scenarios =
        CreateOption("--scenarios", $"The number of scenarios, at least {FewestScenarios}.", 2000, $"number ≥ {FewestScenarios}", FewestScenarios);

    private readonly Option<int> _histories = CreateOption("--histories", "The number of histories of each kind.", 500);
    private readonly Option<int> _light = CreateOption("--jobs", "The number of live jobs beside a measurement of 100.", 1000);
    private readonly Option<int> _rounds = CreateOption("--rounds", "The number of times that each reader is measured.", 2);
    private readonly Option<int> _hold = CreateOption("--hold", "The time for which each level of the ramp is held, in seconds.", 3);
    private readonly Option<Dictionary<string, string>> _with = CommandLine.CreateOption(
        "--with",
        "NAME=VALUE,…",
        "The variables of other followers, for the ramp that has them.",
        text => text.Split(',').Select(variable => variable.Split('=', 2)).ToDictionary(variable => variable[0], variable => variable.Length == 2 ? variable[1] : throw new FormatException()));

    private readonly Option<ReaderKind> _reader = new("--as");
    private readonly Option<Uri> _server = new("--server") { CustomParser = result => new Uri(result.Tokens[0].Value) };
    private readonly Option<bool> _areViewers = new("--viewers");

    private readonly TimeProvider _time;
    private readonly Func<Task<IReadOnlyList<Reading>>, Task<int>> _report;

    public BenchmarkCommand(TimeProvider time, Func<Task<IReadOnlyList<Reading>>, Task<int>> report)
    {
        (_time, _report) = (time, report);
        Root = new RootCommand("Measures costs and compares them with their limits. Exit code 0: within all limits; 1: not; 2: not measured.")
        {
            Create(
                "emulator",
                "Starts the emulator in a process of its own and reads every stream of every job from this one: many jobs of one shape.",
                [_jobs, _seconds, _jobPortBase],
                (parsed, cancellationToken) => CreateEmulator(parsed).RunAsync(parsed.GetRequiredValue(_jobs), cancellationToken)),
            Create(
                "shapes",
                "Measures the emulator, as the command emulator does, with a hundred jobs, no two of them of one shape.",
                [_seconds, _jobPortBase],
                (parsed, cancellationToken) => CreateEmulator(parsed).RunShapesAsync(cancellationToken)),
            Create(
                "viewers",
                "Measures the emulator with jobs as viewers ask for them, of 60 rows a second on each stream.",
                [_viewers, _seconds, _jobPortBase],
                (parsed, cancellationToken) => CreateEmulator(parsed).RunViewersAsync(parsed.GetRequiredValue(_viewers), cancellationToken)),
            Create(
                "engine",
                "Reads the streams of an emulator by the engine and by a bare gRPC client, each in a process of its own, and compares what they take.",
                [_light, _seconds, _rounds, _jobPortBase],
                (parsed, cancellationToken) => CreateEngine(parsed).RunAsync(parsed.GetRequiredValue(_light), cancellationToken)),
            Create(
                "consumers",
                "Runs the full ramp with telemetry and without, and compares what it takes.",
                [_hold, _rounds, _with, _jobPortBase],
                (parsed, cancellationToken) => CreateConsumers(parsed).RunAsync(cancellationToken)),
            CreateReader(),
            CreateRamp(),
            Create(
                "living-docs",
                "Writes the living documentation of many scenarios, all of them failing, after twenty earlier runs.",
                [_scenarios],
                (parsed, cancellationToken) => new LivingDocsBenchmark(_time).RunAsync(parsed.GetRequiredValue(_scenarios), cancellationToken)),
            Create(
                "change-points",
                "Counts what is found in synthetic histories of nights, of which some change and some do not.",
                [_histories],
                (parsed, cancellationToken) => new ChangePointsBenchmark(parsed.GetRequiredValue(_histories)).RunAsync(cancellationToken)),
        };
    }

    /// <summary>The command, to be parsed and invoked.</summary>
    public RootCommand Root { get; }

    private static Option<int> CreateOption(string name, string description, int byDefault, string kind = "number ≥ 1", int least = 1)
    {
        var option = CommandLine.CreateOption(
            name,
            kind,
            description,
            text => int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) is var number && number >= least ? number : throw new FormatException());
        option.DefaultValueFactory = _ => byDefault;
        return option;
    }

    private Command Create(
        string name, string description, Option[] options, Func<ParseResult, CancellationToken, Task<IReadOnlyList<Reading>>> measure)
    {
        var command = new Command(name, description);
        Array.ForEach(options, command.Options.Add);
        command.SetAction((parsed, cancellationToken) => _report(measure(parsed, cancellationToken)));
        return command;
    }

    private Command CreateReader()
    {
        var command = new Command(ReaderProcess.Command) { Hidden = true, Options = { _reader, _server, _light, _areViewers, _seconds } };
        command.SetAction((parsed, cancellationToken) => ReaderProcess.MeasureAsync(
            parsed.GetRequiredValue(_reader),
            parsed.GetRequiredValue(_server),
            new JobsToRead(parsed.GetRequiredValue(_light), parsed.GetRequiredValue(_areViewers)),
            TimeSpan.FromSeconds(parsed.GetRequiredValue(_seconds)),
            _time,
            cancellationToken));
        return command;
    }

    private Command CreateRamp()
    {
        var command = new Command(RampProcess.Command) { Hidden = true, Options = { _server, _hold } };
        command.SetAction((parsed, _) => RampProcess.MeasureAsync(parsed.GetRequiredValue(_server), TimeSpan.FromSeconds(parsed.GetRequiredValue(_hold)), _time));
        return command;
    }

    private ConsumersBenchmark CreateConsumers(ParseResult parsed) => new(
        parsed.GetRequiredValue(_rounds),
        TimeSpan.FromSeconds(parsed.GetRequiredValue(_hold)),
        parsed.GetValue(_with) ?? [],
        parsed.GetRequiredValue(_jobPortBase));

    private EngineBenchmark CreateEngine(ParseResult parsed) => new(
        TimeSpan.FromSeconds(parsed.GetRequiredValue(_seconds)), parsed.GetRequiredValue(_rounds), parsed.GetRequiredValue(_jobPortBase));

    private EmulatorBenchmark CreateEmulator(ParseResult parsed) =>
        new(TimeSpan.FromSeconds(parsed.GetRequiredValue(_seconds)), parsed.GetRequiredValue(_jobPortBase), _time);
}
