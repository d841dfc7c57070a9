namespace FocusServer.LivingDocs.Ramps;

/// <summary>How and where a server broke.</summary>
public sealed record RampBreak
{
    /// <summary>The breaking point, in jobs.</summary>
    public required int Jobs { get; init; }

    /// <summary>Whether one job less is known to hold.</summary>
    public bool Exact { get; init; }

    /// <summary>The promises that were broken, in the order in which they were.</summary>
    public IReadOnlyList<JudgedPromise> Causes { get; init; } = [];

    /// <summary>Why jobs did not stream, most frequent first, such as "10 × refused: no capacity left".</summary>
    public IReadOnlyList<string> FailureCauses { get; init; } = [];

    /// <summary>Whether the last good level held once more afterwards; null when that was not tried.</summary>
    public bool? Recovered { get; init; }

    /// <summary>Why a search for the exact breaking point does not count; null when it does, or there was none.</summary>
    public string? SearchDoubt { get; init; }
}
