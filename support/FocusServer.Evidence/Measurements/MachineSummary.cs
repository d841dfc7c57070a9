using System.Text.Json.Serialization;

namespace FocusServer.Evidence.Measurements;

/// <summary>
/// Figures about the machine that the load generator runs on, with all of its processes. What the system does not tell is null, which means
/// not recorded, and never idle.
/// </summary>
public sealed record MachineSummary
{
    // Below it, a machine runs what every machine runs: updates, a log, a shell.
    private const double MostOthersPercent = 25;

    // Below it, a host only shares out what its guests leave.
    private const double MostStealPercent = 5;

    private const string NotRecorded = "not recorded";

    /// <summary>The processors that other processes used, on the average.</summary>
    public double? OthersCores { get; init; }

    /// <summary>The processors that the machine has.</summary>
    public int? Cores { get; init; }

    /// <summary>The part of the processors' time that the host of a virtual machine gave to others.</summary>
    public Percentage? Steal { get; init; }

    /// <summary>The threads that ran or waited for a processor, the load generator's included, on the average.</summary>
    public double? Runnable { get; init; }

    /// <summary>The most threads that ran or waited for a processor at once, the load generator's included.</summary>
    public int? MostRunnable { get; init; }

    /// <summary>The part of the time in which some thread of any process waited for a processor.</summary>
    public Percentage? Pressure { get; init; }

    /// <summary>
    /// The others that took the machine from the load generator, in words, such as "the machine was busy with something else: 1.4 of 2 cores, not
    /// ours"; null when other processes used less than a quarter of the processors and the host took less than 5 % of them, or neither is recorded.
    /// </summary>
    [JsonIgnore]
    public string? Culprit => (Others, Host) is (null, null) ? null : string.Join(", and ", new[] { Others, Host }.OfType<string>());

    /// <summary>Describes what other processes used, such as "1.4 of 2 cores".</summary>
    /// <param name="machine">The machine; null when it was not watched.</param>
    public static string DescribeOthers(MachineSummary? machine) =>
        machine is { OthersCores: { } others, Cores: { } cores } ? $"{Figures.Number(others)} of {(cores == 1 ? "1 core" : $"{Figures.Number(cores)} cores")}" : NotRecorded;

    /// <summary>Describes all that is recorded, such as "other processes 1.4 of 2 cores, 0.5 % taken by its host".</summary>
    /// <param name="machine">The machine; null when it was not watched.</param>
    public static string Describe(MachineSummary? machine)
    {
        string?[] parts =
        [
            $"other processes {DescribeOthers(machine)}",
            machine?.Steal is { } steal ? $"{steal} taken by its host" : null,
            machine is { Runnable: { } runnable, MostRunnable: { } most } ? $"{Figures.Number(runnable)} threads runnable on average and {Figures.Number(most)} at most" : null,
            machine?.Pressure is { } pressure ? $"some of them waiting for {pressure} of the time" : null,
        ];
        return string.Join(", ", parts.OfType<string>());
    }

    private string? Others => 100 * OthersCores / Cores >= MostOthersPercent
        ? $"the machine was busy with something else: {DescribeOthers(this)}, not ours"
        : null;

    private string? Host => Steal is { Percent: >= MostStealPercent } steal
        ? $"the machine's host took {Figures.WholePercent(steal.Percent, MostStealPercent)} of its processors away"
        : null;
}
