using System.Text.Json.Serialization;

namespace FocusServer.Evidence.Plans;

/// <summary>One step of a plan: bring the load up to a level, hold it, judge it.</summary>
/// <param name="Number">1 for the first.</param>
/// <param name="Level">The jobs to be held.</param>
/// <param name="JobsToAdd">The number of them that are new.</param>
public sealed record RampStep(int Number, int Level, int JobsToAdd)
{
    /// <summary>The purpose of the hold; a step of the ramp by default.</summary>
    public StepKind Kind { get; init; }

    /// <summary>The name of the step in reports, such as "step 3" or "trial 1".</summary>
    [JsonIgnore]
    public string Name => Kind switch
    {
        StepKind.Ramp => FormattableString.Invariant($"step {Number}"),
        StepKind.Search => FormattableString.Invariant($"trial {Number}"),
        _ => "recovery",
    };
}

/// <summary>The purpose for which a level is held.</summary>
public enum StepKind
{
    /// <summary>It is a step of the ramp.</summary>
    Ramp,

    /// <summary>It is a trial of the capacity search, between the last good and the first bad level.</summary>
    Search,

    /// <summary>It is the last good level once more, after the search: does the server recover?</summary>
    Recovery,
}
