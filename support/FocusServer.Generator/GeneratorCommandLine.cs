using System.CommandLine;
using System.Globalization;
using System.Net;
using System.Text.Json;
using System.Text.RegularExpressions;
using FocusServer.Cluster;
using FocusServer.Generator.Guarding;
using FocusServer.LivingDocs;
using FocusServer.Suite.Runs;

namespace FocusServer.Generator;

/// <summary>The command line of the program.</summary>
internal sealed partial class GeneratorCommandLine
{
    // The setting of the coordinator: unlike arguments, it is in no list of processes.
    private const string RedisVariable = "FOCUS_Generators__Redis";

    private readonly Option<ClusterKind> _cluster = CommandLine.CreateOption(
        "--cluster", "localhost|redis|kubernetes", "How the machines find each other: all on this one, by a Redis server, or as pods of Kubernetes by a Redis server.", ParseKind);

    private readonly Option<string> _redis = CreateOption("--redis", "host:port", $"The Redis server; options may follow it, as in host:6379,password=…. By default that of {RedisVariable}, which keeps a password out of the list of processes.");
    private readonly Option<string> _id = CreateOption("--cluster-id", "name", "The name of the cluster. Machines of another cluster are refused.");
    private readonly Option<string?> _name = CommandLine.CreateOption<string?>("--name", "name", "The name of this load generator, unique in the cluster (the machine's and the port).", ParseName);
    private readonly Option<string> _place = CreateOption("--place", "text", "The place where it is, for the reports (none).");
    private readonly Option<int?> _port = CommandLine.CreateOption<int?>(
        "--port", "port", $"The port on which the others reach it (the first free one from {GeneratorClusterOptions.DefaultPort} on).", text => ParsePort(text));

    private readonly Option<int> _firstPort = CommandLine.CreateOption(
        "--first-port", "port", "On one machine, the port of the load generator that keeps the list of members: the first one.", ParsePort);

    private readonly Option<IPAddress?> _address = CommandLine.CreateOption<IPAddress?>(
        "--address", "IP address", "The address on which the others reach it (127.0.0.1; the pod's in Kubernetes).", IPAddress.Parse);

    private readonly Option<string> _certificate = CreateOption("--tls-certificate", "file", "Its certificate, PEM, which the others ask for. With it, all traffic in the cluster is encrypted.");
    private readonly Option<string> _key = CreateOption("--tls-key", "file", "The private key of its certificate, PEM.");
    private readonly Option<string> _authority = CreateOption("--tls-authority", "file", "The authority that signed the certificates of all machines, PEM. No other is trusted.");
    private readonly Option<string> _runs = CreateOption("--runs", "folder", "The folder for what is to be cleaned up when it is killed.");
    private readonly Argument<int> _guarded = new("process");

    /// <summary>Creates the command line.</summary>
    /// <param name="run">Does the work of a load generator, and returns the exit code.</param>
    /// <param name="guard">Does the work of the guard of a process, and returns the exit code.</param>
    public GeneratorCommandLine(Func<GeneratorSettings, Task<int>> run, Func<int, Task<int>> guard)
    {
        _cluster.DefaultValueFactory = _ => ClusterKind.Localhost;
        _id.DefaultValueFactory = _ => GeneratorClusterOptions.DefaultId;
        _firstPort.DefaultValueFactory = _ => GeneratorClusterOptions.DefaultPort;
        _runs.DefaultValueFactory = _ => RunFolder.AllRuns();
        var guardCommand = new Command(Guard.Command) { _guarded };
        guardCommand.Hidden = true;
        guardCommand.SetAction((parsed, _) => guard(parsed.GetRequiredValue(_guarded)));
        Root = new RootCommand(
            """
            A load generator: joins a cluster, and reads jobs of a Focus Server for the ramps that a test run of the suite coordinates.
            Ctrl-C ends its jobs and has it leave the cluster. Exit code 0: it was ended; 2: it could not start.
            """)
        {
            _cluster, _redis, _id, _name, _place, _port, _firstPort, _address, _certificate, _key, _authority, _runs, guardCommand,
        };
        Root.SetAction((parsed, _) => run(Read(parsed)));
    }

    /// <summary>The command, to be parsed and invoked.</summary>
    public RootCommand Root { get; }

    /// <summary>Describes every mistake in a command line; none if it is right or asks for help.</summary>
    public IReadOnlyList<string> FindMistakes(ParseResult parsed)
    {
        var mistakes = CommandLine.FindMistakes(parsed);
        return mistakes.Count > 0 || parsed.CommandResult.Command != Root ? mistakes : Read(parsed).Cluster.FindMistakes(NameOption);
    }

    private static string NameOption(string property) => property switch
    {
        nameof(GeneratorClusterOptions.Kind) => "--cluster",
        nameof(GeneratorClusterOptions.Id) => "--cluster-id",
        _ => "--" + JsonNamingPolicy.KebabCaseLower.ConvertName(property),
    };

    private static Option<string> CreateOption(string name, string kind, string description) => CommandLine.CreateOption(name, kind, description, text => text);

    private static ClusterKind ParseKind(string text) =>
        Enum.GetNames<ClusterKind>().Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse<ClusterKind>(text, ignoreCase: true) : throw new FormatException();

    private static string ParseName(string text) => UsualName().IsMatch(text) ? text : throw new FormatException();

    private static int ParsePort(string text) =>
        int.Parse(text, NumberStyles.None, CultureInfo.InvariantCulture) is var port and > 0 and < 65_536 ? port : throw new FormatException();

    // It becomes the name of a folder, too.
    [GeneratedRegex("^[A-Za-z0-9][A-Za-z0-9_.-]{0,62}$")]
    private static partial Regex UsualName();

    private GeneratorSettings Read(ParseResult parsed)
    {
        var kind = parsed.GetRequiredValue(_cluster);
        var cluster = new GeneratorClusterOptions
        {
            Kind = kind,
            Redis = parsed.GetValue(_redis) ?? (kind == ClusterKind.Localhost ? null : Environment.GetEnvironmentVariable(RedisVariable)),
            Id = parsed.GetRequiredValue(_id),
            Port = parsed.GetValue(_port),
            FirstPort = parsed.GetRequiredValue(_firstPort),
            TlsCertificate = parsed.GetValue(_certificate),
            TlsKey = parsed.GetValue(_key),
            TlsAuthority = parsed.GetValue(_authority),
        };
        return new GeneratorSettings
        {
            Cluster = parsed.GetValue(_address) is { } address ? cluster with { Address = address } : cluster,
            Name = parsed.GetValue(_name),
            Place = parsed.GetValue(_place),
            Runs = parsed.GetRequiredValue(_runs),
        };
    }
}
