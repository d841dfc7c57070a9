namespace FocusServer.LivingDocs.Ramps;

/// <summary>One hold of one level, as it was judged.</summary>
public sealed record RampLevel
{
    /// <summary>The step's number, from 1.</summary>
    public int Step { get; init; }

    /// <summary>The jobs asked for.</summary>
    public required int Asked { get; init; }

    /// <summary>Those that streamed through the whole hold; null when the evidence does not say.</summary>
    public int? Streaming { get; init; }

    /// <summary>1, or 2 when a level that failed was held once more.</summary>
    public int Attempt { get; init; } = 1;

    /// <summary>What it was held for.</summary>
    public HoldKind Kind { get; init; }

    /// <summary>Streaming of asked, in percent; null when it was not measured.</summary>
    public double? SuccessRate { get; init; }

    /// <summary>Where the true success rate lies with 95 % confidence, in percent; null when the evidence does not say.</summary>
    public Interval? SuccessInterval { get; init; }

    /// <summary>From when a health probe was due until it was answered.</summary>
    public Latency Api { get; init; } = Latency.None;

    /// <summary>From the request for a job to its first row.</summary>
    public Latency FirstRow { get; init; } = Latency.None;

    /// <summary>Whether every promise of the step was kept.</summary>
    public bool Healthy { get; init; }

    /// <summary>The promises of the step, judged.</summary>
    public IReadOnlyList<JudgedPromise> Promises { get; init; } = [];

    /// <summary>Why jobs did not stream, most frequent first, such as "10 × refused: no capacity left".</summary>
    public IReadOnlyList<string> FailureCauses { get; init; } = [];

    /// <summary>When the hold began, since the run started.</summary>
    public TimeSpan? HoldFrom { get; init; }

    /// <summary>When the hold ended, since the run started.</summary>
    public TimeSpan? HoldTo { get; init; }

    /// <summary>Why the hold ended before its time; null when it did not.</summary>
    public string? EndedEarly { get; init; }

    /// <summary>Why the level is too small to prove its limit, such as "10 jobs cannot prove 85 %"; null when it is not, or nobody said.</summary>
    public string? TooSmall { get; init; }

    /// <summary>Whether a promise was measured and not kept. A level that neither failed nor is healthy proves nothing.</summary>
    public bool Failed => Promises.Any(promise => promise.Kept == false);
}
