using FocusServer.Evidence.Measurements;

namespace FocusServer.Evidence.Runs;

/// <summary>The description of a run, apart from its ramp and its limits.</summary>
public sealed record RunManifest
{
    /// <summary>The run's name; also its folder's.</summary>
    public required string RunId { get; init; }

    /// <summary>The purpose of the run, such as the title of a scenario.</summary>
    public required string Title { get; init; }

    /// <summary>The feature, scenario and row that it belongs to; null when it belongs to none.</summary>
    public ScenarioPlace? Scenario { get; init; }

    /// <summary>The environment it runs in, such as "staging".</summary>
    public required string Environment { get; init; }

    /// <summary>The address of the server's REST API.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>True when the server lives in the run's own process, and ends with it.</summary>
    public bool Embedded { get; init; }

    /// <summary>Seconds of scenario time in one real second.</summary>
    public required double Pace { get; init; }

    /// <summary>The commit that the suite was built from; null when it is not known.</summary>
    public string? Commit { get; init; }

    /// <summary>The self-test of the run's own machine before the run; null when there was none.</summary>
    public SelfTestResult? SelfTest { get; init; }

    /// <summary>The load generators on other machines; none when the run's own process makes the load.</summary>
    public IReadOnlyList<GeneratorPart> Generators { get; init; } = [];

    /// <summary>The time at which the run started.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Calculates the real time of a moment in the run.</summary>
    /// <param name="at">The moment, in scenario time since the run started.</param>
    public DateTimeOffset MomentOf(TimeSpan at) => StartedAt + (at / (Pace > 0 ? Pace : 1));
}
