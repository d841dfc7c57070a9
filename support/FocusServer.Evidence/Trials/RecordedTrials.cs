using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Plans;

namespace FocusServer.Evidence.Trials;

/// <summary>
/// The holds of a run in the words of RFC 9971 (MLRsearch), and what the judge made of them, so that another implementation can be fed with
/// the same trials and compared. Names and units are those of its reference implementation: seconds and ratios.
/// </summary>
public sealed record RecordedTrials
{
    /// <summary>The name of the file in the run's folder.</summary>
    public const string FileName = "trials.json";

    private static readonly JsonSerializerOptions _options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.SnakeCaseLower,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        WriteIndented = true,
        Converters = { new JsonStringEnumConverter(JsonNamingPolicy.SnakeCaseLower) },
    };

    /// <summary>The version of the format.</summary>
    public int Version { get; init; } = 1;

    /// <summary>The specification.</summary>
    public string Specification { get; init; } = "RFC 9971";

    /// <summary>The search goal.</summary>
    public required TrialGoal Goal { get; init; }

    /// <summary>
    /// The trials in order: the holds of the ramp and of its capacity search. Holds of which nothing is proven are no trials, nor is the
    /// recovery check, which asks whether the server comes back.
    /// </summary>
    public required IReadOnlyList<Trial> Trials { get; init; }

    /// <summary>The classification of every load that was tried, in order.</summary>
    public required IReadOnlyList<LoadBound> Loads { get; init; }

    /// <summary>The breaking point, in jobs; null when there is none.</summary>
    public int? BreakingPoint { get; init; }

    /// <summary>The highest level that held, below the breaking point if there is one; null when none did.</summary>
    public int? LastGood { get; init; }

    /// <summary>The levels that failed twice below one that held (a loss inversion), in jobs.</summary>
    public required IReadOnlyList<int> FailedBelowHeld { get; init; }

    /// <summary>The verdict in a sentence.</summary>
    public required string Verdict { get; init; }

    /// <summary>Records the trials of a ramp.</summary>
    public static RecordedTrials From(RampResult result)
    {
        ArgumentNullException.ThrowIfNull(result);
        var (ramp, verdict) = (result.Plan.Options, result.Verdict);
        var holds = result.AllHolds.Where(hold => hold.Step.Kind != StepKind.Recovery).ToList();
        return new RecordedTrials
        {
            Goal = TrialGoal.From(ramp, result.Limits),
            Trials = [.. holds.Where(hold => hold.Proven).Select(hold => Trial.From(hold, ramp.StepInterval))],
            Loads = [.. holds.GroupBy(hold => hold.Step).Select(same => LoadBound.From([.. same]))],
            BreakingPoint = verdict.BreakingPoint,
            LastGood = verdict.LastGood,
            FailedBelowHeld = verdict.FailedBelowHeld,
            Verdict = verdict.Sentence,
        };
    }

    /// <summary>Gets the JSON.</summary>
    public string ToJson() => JsonSerializer.Serialize(this, _options) + "\n";
}
