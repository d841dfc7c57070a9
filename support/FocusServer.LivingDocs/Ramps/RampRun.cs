namespace FocusServer.LivingDocs.Ramps;

/// <summary>
/// One ramp, as its evidence tells it. Whatever the evidence does not hold is null or empty: a run that was killed has as much as it knew.
/// Levels and times are scenario time, moments are those of the clock.
/// </summary>
public sealed record RampRun
{
    /// <summary>The run's name; that of the evidence's folder where the evidence does not say.</summary>
    public required string RunId { get; init; }

    /// <summary>What people call the ramp, such as "full"; empty when it is not known.</summary>
    public string Ramp { get; init; } = "";

    /// <summary>Which scenario, and which row of its Examples, it ran for.</summary>
    public RampPlace Place { get; init; } = new("", "", "");

    /// <summary>The environment it ran in, such as "embedded"; empty when it is not known.</summary>
    public string Environment { get; init; } = "";

    /// <summary>What was to be done; null when that is not known.</summary>
    public RampPlan? Plan { get; init; }

    /// <summary>What it is judged by; null when that is not known.</summary>
    public RampLimits? Limits { get; init; }

    /// <summary>The hold that counts of every level of the ramp that was judged, in order.</summary>
    public IReadOnlyList<RampLevel> Levels { get; init; } = [];

    /// <summary>Every hold in order, repeated ones and those of the search for the exact breaking point included.</summary>
    public IReadOnlyList<RampLevel> Holds { get; init; } = [];

    /// <summary>What it proved.</summary>
    public RampVerdict Verdict { get; init; }

    /// <summary>The most jobs that streamed through a whole hold; null when no level was judged.</summary>
    public int? Capacity { get; init; }

    /// <summary>The highest level that held, below the breaking point if there is one; null when none did.</summary>
    public int? LastGood { get; init; }

    /// <summary>How and where it broke; null when it did not.</summary>
    public RampBreak? Break { get; init; }

    /// <summary>The promises of the ramp as a whole, judged.</summary>
    public IReadOnlyList<JudgedPromise> Promises { get; init; } = [];

    /// <summary>Whether the evidence goes to the run's end; false of a run that was killed, or is still going on.</summary>
    public bool Finished { get; init; }

    /// <summary>What cut it short; null when it went to its end.</summary>
    public CutShort? CutShort { get; init; }

    /// <summary>What the cleanup left; null when it never ended.</summary>
    public CleanupFound? Cleanup { get; init; }

    /// <summary>Some of the jobs that did not stream, first those with a name.</summary>
    public IReadOnlyList<TroubledJob> TroubledJobs { get; init; } = [];

    /// <summary>How the load generator itself did; null when nobody watched it.</summary>
    public GeneratorFigures? Generator { get; init; }

    /// <summary>Where it ran and how, names and values in the order in which to show them.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Provenance { get; init; } = [];

    /// <summary>When it began; null when that is not known.</summary>
    public DateTimeOffset? StartedAt { get; init; }

    /// <summary>When it ended, or was last heard of; null when it is not known when it began.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>Seconds of scenario time in one real second; 1 when the evidence does not say.</summary>
    public double Pace { get; init; } = 1;

    /// <summary>The commit it ran on; empty when it is not known.</summary>
    public string Commit { get; init; } = "";

    /// <summary>What is odd about the evidence, in sentences: lines that could not be read.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The breaking point, in jobs; null when there is none.</summary>
    public int? BreakingPoint => Break?.Jobs;
}
