using System.Text.Json.Serialization;

namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>The stored data of a run that later runs are compared with, in a file <c>RUN-ID.run.json</c>.</summary>
public sealed record StoredRun
{
    /// <summary>The version of the format.</summary>
    public const int CurrentVersion = 1;

    /// <summary>The format.</summary>
    public required int Version { get; init; }

    /// <summary>The id of the run.</summary>
    public required string RunId { get; init; }

    /// <summary>The start of the run.</summary>
    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>The commit it ran on; empty when it is not known.</summary>
    public string Commit { get; init; } = "";

    /// <summary>The version that the server said it has; null when that was not recorded.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? ServerVersion { get; init; }

    /// <summary>The ramp; null for a run without one.</summary>
    public StoredRamp? Ramp { get; init; }

    /// <summary>Verdicts of scenarios that are no ramps.</summary>
    public IReadOnlyList<StoredVerdict> Scenarios { get; init; } = [];

    /// <summary>Creates the stored run of a ramp; null if its start is not known, since the history is sorted by time.</summary>
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
                ServerVersion = string.IsNullOrWhiteSpace(run.Record.ServerVersion) ? null : run.Record.ServerVersion,
                Ramp = StoredRamp.From(run),
            };
    }
}

/// <summary>The stored verdict of a scenario that is no ramp.</summary>
/// <param name="Feature">The feature's path.</param>
/// <param name="Scenario">The scenario's name, with its placeholders.</param>
/// <param name="Row">The row's key; empty when there is none.</param>
/// <param name="Passed">True if it passed. Scenarios that were skipped or cut short are not stored.</param>
public sealed record StoredVerdict(string Feature, string Scenario, string Row, bool Passed);
