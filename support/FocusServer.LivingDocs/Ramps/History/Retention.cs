namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>How much history is kept.</summary>
public sealed record Retention
{
    /// <summary>How many runs of each ramp, environment and row are kept, the newest; 50 by default, at least 1. The last that proved anything is kept as well.</summary>
    public int RunsPerRamp { get; init; } = 50;

    /// <summary>How many runs without a ramp are kept, the newest; 50 by default.</summary>
    public int RunsWithoutRamp { get; init; } = 50;

    /// <summary>In a sentence, for the page that tells it.</summary>
    public string Sentence =>
        FormattableString.Invariant($"The last {RunsPerRamp} runs of each ramp, environment and row are kept, and the last one that proved anything.");
}
