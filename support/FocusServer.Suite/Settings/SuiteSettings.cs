using FocusServer.Client;
using FocusServer.Evidence.Plans;
using FocusServer.Suite.Generators;
using FocusServer.Suite.Telemetry;
using FocusServer.Suite.Watching;

namespace FocusServer.Suite.Settings;

/// <summary>Everything that can be set from outside, read and checked.</summary>
public sealed record SuiteSettings
{
    /// <summary>The environment of a run that chooses none.</summary>
    public const string DefaultEnvironment = "embedded";

    /// <summary>The environment's name, such as "staging"; "embedded" by default.</summary>
    public required string Environment { get; init; }

    /// <summary>The environment whose rows of the Examples tables hold the limits: itself, or the one that its file names.</summary>
    public required string LimitsOf { get; init; }

    /// <summary>Every environment that has a file, in order of name.</summary>
    public required IReadOnlyList<string> KnownEnvironments { get; init; }

    /// <summary>Seconds of scenario time in one real second: 10 by default on the embedded server, always 1 on a real one.</summary>
    public required double Pace { get; init; }

    /// <summary>True when the pace gives way to a machine that strains: on the embedded server, where none was given.</summary>
    public bool PaceGivesWay { get; init; }

    /// <summary>The address and credentials of the server; null for the embedded one.</summary>
    public required FocusServerClientOptions? Server { get; init; }

    /// <summary>The custom ramp; null when none is asked for.</summary>
    public required RampOptions? CustomRamp { get; init; }

    /// <summary>True when any ramp that breaks is followed by a search for the exact breaking point; false by default.</summary>
    public bool FindCapacity { get; init; }

    /// <summary>After how many failed levels in a row a ramp goes no further; 3 by default.</summary>
    public int StopAfterFailedLevels { get; init; } = 3;

    /// <summary>The number of jobs of a level that are started at once; null for as many as the ramp's increment.</summary>
    public int? MaxConcurrentStarts { get; init; }

    /// <summary>The length of the self-test before a ramp on a real server, in real time; zero for none, as here by default.</summary>
    public TimeSpan SelfTest { get; init; }

    /// <summary>The load generators on other machines that make the load; null (default) for this process alone.</summary>
    public GeneratorPlan? Generators { get; init; }

    /// <summary>The destinations of metrics and traces; null (default) for none.</summary>
    public TelemetryPlan? Telemetry { get; init; }

    /// <summary>The sources taken along beside the server; null (default) for nothing.</summary>
    public DiagnosticsPlan? Diagnostics { get; init; }

    /// <summary>The address to which the end of a ramp is posted; null (default) for none.</summary>
    public NotifyOptions? Notify { get; init; }

    /// <summary>True when a person at a terminal sees a live view of the ramp, as the settings have it by default; false here.</summary>
    public bool LiveView { get; init; }

    /// <summary>The shapes that have a name.</summary>
    public IReadOnlyList<JobShape> Shapes { get; init; } = [JobShape.Light];

    /// <summary>The shape of every job whose scenario does not name another; light by default.</summary>
    public JobShape Shape { get; init; } = JobShape.Light;

    /// <summary>The most jobs that any ramp may ask this environment for.</summary>
    public required int MaxJobs { get; init; }

    /// <summary>The jobs that the environment carries on an ordinary day; null (default) when it is not known.</summary>
    public int? TodaysJobs { get; init; }

    /// <summary>True when every setting is shown before a ramp; false by default.</summary>
    public required bool ShowConfiguration { get; init; }

    /// <summary>The place at which a ramp can be watched live; null (default) for none.</summary>
    public WatchPlan? Watch { get; init; }

    /// <summary>Every setting with its value and where that comes from, a line each; secrets are covered.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>The number of jobs that the embedded server can hold at once; null for its own default.</summary>
    public required int? EmulatorMaxWindows { get; init; }

    /// <summary>The name of what goes wrong on the embedded server; "healthy" by default: nothing.</summary>
    public required string EmulatorProfile { get; init; }

    /// <summary>The seed of everything random on the embedded server; 1 by default.</summary>
    public required int EmulatorSeed { get; init; }

    /// <summary>True when the run is for one of the environments that limits are written for, and not for the default, "embedded".</summary>
    public bool IsEnvironmentChosen => Environment != DefaultEnvironment;

    /// <summary>True when the run starts its own server.</summary>
    public bool IsEmbedded => Server is null;

    /// <summary>Finds a shape by its name.</summary>
    /// <exception cref="SettingsException">There is none of this name; the message names those that there are.</exception>
    public JobShape FindShape(string name) => Shapes.FirstOrDefault(shape => shape.Name.Equals(name, StringComparison.OrdinalIgnoreCase))
        ?? throw new SettingsException([$"job shape \"{name}\": one of {Known} (JobShapes in config)"]);

    private string Known => string.Join(", ", Shapes.Select(shape => shape.Name));
}
