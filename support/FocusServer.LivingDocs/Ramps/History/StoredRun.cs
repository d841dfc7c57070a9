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
    public static StoredRun? From(RampRun run)
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
                Ramp = StoredRamp.From(run),
            };
    }
}

/// <summary>How a scenario that is no ramp went.</summary>
/// <param name="Feature">The feature's path.</param>
/// <param name="Scenario">The scenario's name, with its placeholders.</param>
/// <param name="Row">The row's key; empty when there is none.</param>
/// <param name="Passed">Whether it passed. What was skipped or never ended is not stored: it proves nothing.</param>
public sealed record StoredVerdict(string Feature, string Scenario, string Row, bool Passed);
