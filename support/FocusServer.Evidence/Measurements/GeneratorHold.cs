using System.Text.Json.Serialization;

namespace FocusServer.Evidence.Measurements;

/// <summary>A load generator on another machine during one hold.</summary>
public sealed record GeneratorHold
{
    /// <summary>The most by which its clock may be unsure against the coordinator's; 50 ms.</summary>
    public static TimeSpan MaxClockUncertainty { get; } = TimeSpan.FromMilliseconds(50);

    /// <summary>The name.</summary>
    public required string Name { get; init; }

    /// <summary>The jobs of the level that are its own.</summary>
    public required int Jobs { get; init; }

    /// <summary>The number of them that streamed when the hold ended.</summary>
    public required int Streaming { get; init; }

    /// <summary>The time by which its clock was ahead of the coordinator's, each counted from the assignment; null when it is unknown.</summary>
    public TimeSpan? ClockOffset { get; init; }

    /// <summary>The most by which that may be wrong, at the worst moment of the hold; null when it is unknown.</summary>
    public TimeSpan? ClockUncertainty { get; init; }

    /// <summary>The moment and reason of its loss, in words without a full stop, such as "lost at 12.3 s: no answer for 2 s"; null when it was not lost.</summary>
    public string? Lost { get; init; }

    /// <summary>Its watch over itself; null when it has none, or when it was lost.</summary>
    public GeneratorSummary? Watch { get; init; }

    /// <summary>
    /// The reason why a hold with it proves nothing, whatever was measured, beginning with its name, such as "lab-2 had an unknown clock"; null
    /// when there is none.
    /// </summary>
    [JsonIgnore]
    public string? Hindrance => this switch
    {
        { Lost: { } lost } => $"{Name} was {lost}; what became of its {Figures.Jobs(Jobs)} is unknown",
        { ClockUncertainty: null } => $"{Name} had an unknown clock",
        { ClockUncertainty: { } unsure } when unsure > MaxClockUncertainty => $"{Name} had a clock unsure by {Figures.Time(unsure, MaxClockUncertainty)}",
        _ => null,
    };
}
