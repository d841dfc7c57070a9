namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>The amount of history to keep.</summary>
public sealed record Retention
{
    /// <summary>The number of newest runs to keep of each ramp, environment and row; 50 by default, at least 1. The last run with a verdict is kept as well.</summary>
    public int RunsPerRamp { get; init; } = 50;

    /// <summary>The number of newest runs without a ramp to keep; 50 by default.</summary>
    public int RunsWithoutRamp { get; init; } = 50;

    /// <summary>The policy in a sentence, for the pages.</summary>
    public string Sentence =>
        FormattableString.Invariant($"The last {RunsPerRamp} runs of each ramp, environment and row are kept, and the last one that proved anything.");
}
