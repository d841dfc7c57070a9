namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>What is kept of a run: small, and all that later runs are compared with. It is a file of its own, <c>RUN-ID.run.json</c>.</summary>
public sealed record StoredRun
{
    /// <summary>The format that is written, and the newest that is read.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The format.</summary>
    public required int Version { get; init; }

    /// <summary>The run's name.</summary>
    public required string RunId { get; init; }

    /// <summary>When it began.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The commit it ran on; empty when it is not known.</summary>
    public string Commit { get; init; } = "";

    /// <summary>The branch; empty when it is not known.</summary>
    public string Branch { get; init; } = "";

    /// <summary>The ramp; null for a run without one.</summary>
    public StoredRamp? Ramp { get; init; }

    /// <summary>Verdicts of scenarios that are no ramps.</summary>
    public IReadOnlyList<StoredVerdict> Scenarios { get; init; } = [];

    /// <summary>What is kept of a ramp; null when it is not known when it began, since it has no place in a history then.</summary>
    public static StoredRun? Of(RampRun run)
    {
        ArgumentNullException.ThrowIfNull(run);
        return run.StartedAt is not { } at
            ? null
            : new()
            {
                Version = CurrentVersion,
                RunId = run.RunId,
                StartedAt = at,
                Commit = run.Commit,
                Branch = run.Provenance.FirstOrDefault(fact => fact.Key == "Branch").Value ?? "",
                Ramp = StoredRamp.Of(run),
            };
    }
}
