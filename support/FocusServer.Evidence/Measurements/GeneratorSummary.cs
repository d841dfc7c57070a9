using System.Text.Json.Serialization;

namespace FocusServer.Evidence.Measurements;

/// <summary>How the load generator did, in figures: its own, never the server's. Everything is real time, whatever the pace.</summary>
public sealed record GeneratorSummary
{
    private const double MaxSuspectPercent = 10;

    /// <summary>How long it was watched.</summary>
    public required TimeSpan Watched { get; init; }

    /// <summary>How long of that it was overloaded, in windows of one second or less.</summary>
    public required TimeSpan Suspect { get; init; }

    /// <summary>In which ways; a window can be overloaded in several.</summary>
    public required IReadOnlyList<StrainTime> Strains { get; init; }

    /// <summary>Processor time of the process, of all that the machine has.</summary>
    public required Share Cpu { get; init; }

    /// <summary>Time for which the garbage collector stopped the process.</summary>
    public required Share GcPause { get; init; }

    /// <summary>How late what was due came.</summary>
    public required LatencySummary Lag { get; init; }

    /// <summary>How long work waited for a thread.</summary>
    public required LatencySummary PoolDelay { get; init; }

    /// <summary>From one row of the control stream to the next; the stream never leaves the process.</summary>
    public required LatencySummary ControlGaps { get; init; }

    /// <summary>Whether it was overloaded for more than a tenth of the time, or was not watched at all; then a step proves nothing.</summary>
    public bool Overloaded => Watched <= TimeSpan.Zero || Suspect / Watched * 100 > MaxSuspectPercent;

    /// <summary>How much of the time it may be overloaded, with its unit.</summary>
    public static string Allowed => FormattableString.Invariant($"≤ {MaxSuspectPercent} % of the time");

    /// <summary>How it was overloaded, such as "overloaded for 40 % of the time (garbage collection)".</summary>
    [JsonIgnore]
    public string Overload => Watched <= TimeSpan.Zero
        ? "not watched, so that nobody knows how it was"
        : FormattableString.Invariant($"overloaded for {Suspect / Watched * 100:0} % of the time ({string.Join(", ", Strains.Select(strain => StrainWords.Of(strain.Strain)))})");
}
