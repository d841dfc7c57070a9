using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>
/// A ramp, read from its evidence and judged. A killed run has the data up to its end. Times are scenario time; moments are real time.
/// </summary>
public sealed record RampRun
{
    /// <summary>The id of the run; the name of its folder if the evidence has none.</summary>
    public required string RunId { get; init; }

    /// <summary>The events of the run.</summary>
    public required RunRecord Record { get; init; }

    /// <summary>The run, apart from its ramp and its limits; null if the evidence lacks it.</summary>
    public RunManifest? Manifest { get; init; }

    /// <summary>The result of the run; null if the evidence lacks the plan.</summary>
    public RampResult? Result { get; init; }

    /// <summary>The verdict of the run; null if the evidence lacks the plan.</summary>
    public RampVerdict? Verdict { get; init; }

    /// <summary>The scenario, and the row of its Examples, that the ramp ran for.</summary>
    public RampPlace Place { get; init; } = new("", "", "");

    /// <summary>The file of its events; null if it was not read from one.</summary>
    public string? Source { get; init; }

    /// <summary>Problems of the evidence, as sentences, such as lines that could not be read.</summary>
    public IReadOnlyList<string> Problems { get; init; } = [];

    /// <summary>The environment it ran in, such as "embedded"; empty when it is not known.</summary>
    public string Environment => Manifest?.Environment ?? "";

    /// <summary>The start of the run; null if it is not known.</summary>
    public DateTimeOffset? StartedAt => Manifest?.StartedAt;

    /// <summary>Seconds of scenario time in one real second; 1 when the evidence does not say.</summary>
    public double Pace => Manifest?.Pace is > 0 and var pace ? pace : 1;

    /// <summary>The commit it ran on; empty when it is not known.</summary>
    public string Commit => Manifest?.Commit ?? "";

    /// <summary>The name of the ramp, such as "full"; empty when it is not known.</summary>
    public string Ramp => Plan?.Options.Name ?? "";

    /// <summary>The plan of the ramp; null when it is not known.</summary>
    public RampPlan? Plan => Result?.Plan;

    /// <summary>The limits by which the run is judged; null when they are not known.</summary>
    public RampLimits? Limits => Result?.Limits;

    /// <summary>The judged levels of the ramp in order, each with the hold that counts.</summary>
    public IReadOnlyList<StepResult> Levels => Result?.Steps ?? [];

    /// <summary>The holds of levels that were held again, without the ones that count.</summary>
    public IReadOnlyList<StepResult> EarlierAttempts => Result is { } result ? [.. result.Holds.Except(result.Steps)] : [];

    /// <summary>Every hold in order, repeated ones included; those of the search for the exact breaking point come last.</summary>
    public IReadOnlyList<StepResult> Holds => Result?.AllHolds ?? [];

    /// <summary>The outcome of the run.</summary>
    public RampOutcome Outcome => Verdict?.Outcome ?? RampOutcome.NotProven;

    /// <summary>The most jobs that streamed through a whole hold; null when no level was judged.</summary>
    public int? Capacity => Holds.Count == 0 ? null : Verdict?.Capacity;

    /// <summary>The highest level that held, below the breaking point if there is one; null when none did.</summary>
    public int? LastGood => Verdict?.LastGood;

    /// <summary>The breaking point, in jobs; null when there is none.</summary>
    public int? BreakingPoint => Verdict?.BreakingPoint;

    /// <summary>The level at which the ramp was cut short; null if it was not, or not at a level.</summary>
    public RampStep? CutShortAt => Result?.CutShort is { Phase: RunPhase.Ramp } cut ? cut.Step : null;

    /// <summary>The verdict in words.</summary>
    public VerdictText Text => VerdictText.From(Result);

    /// <summary>
    /// The name of the ramp, such as "Full ramp 5→100, staging". The row names the promised limits; the environment is added if the ramp
    /// ran elsewhere.
    /// </summary>
    public string Subject =>
        RampName.Describe(Ramp, Plan is { } plan ? (plan.Options.InitialJobs, plan.Options.MaxJobs) : null, Place.Row, Environment);

    /// <summary>Reads one ramp.</summary>
    /// <param name="path">The run's folder, or its <c>run.jsonl</c>.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RampRun Read(string path)
    {
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
        var name = Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder)));
        var problems = new List<string>();
        return From(EvidenceReader.Read(path, problems.Add), name, problems) with { Source = path };
    }

    /// <summary>Creates a ramp from a recorded run.</summary>
    /// <param name="record">The events of the run.</param>
    /// <param name="name">The id of a run whose evidence has none.</param>
    /// <param name="problems">The problems of its evidence.</param>
    public static RampRun From(RunRecord record, string name, IReadOnlyList<string> problems)
    {
        ArgumentNullException.ThrowIfNull(record);
        var result = record.Result;
        return new RampRun
        {
            RunId = record.Manifest?.RunId ?? name,
            Record = record,
            Manifest = record.Manifest,
            Result = result,
            Verdict = result?.Verdict,
            Place = PlaceOf(record.Manifest?.Scenario, record.Manifest?.Title ?? ""),
            Problems = problems,
        };
    }

    /// <summary>Creates a ramp as far as it has come: one that still goes on is not cut short.</summary>
    /// <param name="record">The events of the run so far.</param>
    public static RampRun SoFar(RunRecord record)
    {
        ArgumentNullException.ThrowIfNull(record);
        var result = record.ResultSoFar;
        return From(record, "", []) with { Result = result, Verdict = result?.Verdict };
    }

    // Without a scenario, the title names it: "Ten live jobs are held: staging".
    private static RampPlace PlaceOf(ScenarioPlace? scenario, string title)
    {
        var colon = title.LastIndexOf(": ", StringComparison.Ordinal);
        return scenario is not null
            ? new("", scenario.Title, scenario.Row.Values.FirstOrDefault() ?? "")
            : colon < 0 ? new("", title, "") : new("", title[..colon], title[(colon + 2)..]);
    }
}
