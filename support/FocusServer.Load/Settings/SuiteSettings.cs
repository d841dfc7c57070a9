using FocusServer.Client;
using FocusServer.Evidence.Plans;

namespace FocusServer.Load.Settings;

/// <summary>Everything that can be set from outside, read and checked.</summary>
public sealed record SuiteSettings
{
    /// <summary>The environment of a run that chooses none.</summary>
    public const string DefaultEnvironment = "embedded";

    /// <summary>The environment's name, such as "staging"; "embedded" by default.</summary>
    public required string Environment { get; init; }

    /// <summary>Every environment that has a file, in order of name.</summary>
    public required IReadOnlyList<string> KnownEnvironments { get; init; }

    /// <summary>Seconds of scenario time in one real second: 10 by default on the embedded server, always 1 on a real one.</summary>
    public required double Pace { get; init; }

    /// <summary>How to reach the server; null when the run brings its own, embedded one.</summary>
    public required FocusServerClientOptions? Server { get; init; }

    /// <summary>The custom ramp; null when nobody asked for one.</summary>
    public required RampOptions? CustomRamp { get; init; }

    /// <summary>Whether any ramp that breaks is followed by a search for the exact breaking point; false by default.</summary>
    public bool FindCapacity { get; init; }

    /// <summary>After how many failed levels in a row a ramp goes no further; 3 by default.</summary>
    public int StopAfterFailedLevels { get; init; } = 3;

    /// <summary>How many jobs of a level are brought up at once; null for as many as the ramp's increment.</summary>
    public int? MaxConcurrentStarts { get; init; }

    /// <summary>The most jobs that any ramp may ask this environment for.</summary>
    public required int MaxJobs { get; init; }

    /// <summary>Whether every setting is to be shown before a ramp; false by default.</summary>
    public required bool ShowConfiguration { get; init; }

    /// <summary>Every setting with its value and where that comes from, a line each; secrets are covered.</summary>
    public IReadOnlyList<string> Origins { get; init; } = [];

    /// <summary>How many jobs the embedded server can hold at once; null for its own default.</summary>
    public required int? EmulatorMaxWindows { get; init; }

    /// <summary>The name of what goes wrong on the embedded server; "healthy" by default: nothing.</summary>
    public required string EmulatorProfile { get; init; }

    /// <summary>What chance on the embedded server depends on; 1 by default.</summary>
    public required int EmulatorSeed { get; init; }

    /// <summary>Whether the run is for one of the environments that limits are written for, and not for the default, "embedded".</summary>
    public bool IsEnvironmentChosen => Environment != DefaultEnvironment;

    /// <summary>Whether the run brings its own server.</summary>
    public bool IsEmbedded => Server is null;
}
