using System.Text.Json.Serialization;

namespace FocusServer.Evidence.Measurements;

/// <summary>The result of a cleanup, by the server's own word.</summary>
public sealed record CleanupResult
{
    /// <summary>The jobs of which the server says that they are gone.</summary>
    public required IReadOnlyList<string> Gone { get; init; }

    /// <summary>The jobs of which it did not say so before the deadline, and why.</summary>
    public required IReadOnlyList<Leftover> Leftovers { get; init; }

    /// <summary>
    /// The number of requests without a usable answer, which may have created a job without a known name, so that it cannot be proven gone.
    /// </summary>
    public required int UnidentifiedJobs { get; init; }

    /// <summary>The time that it took, in scenario time.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>The jobs that may be left, in words; empty when there are none.</summary>
    [JsonIgnore]
    public string Remains => string.Join(", ", Leftovers.Select(leftover => $"{leftover.JobId} ({leftover.Reason})")
        .Concat(UnidentifiedJobs == 0 ? [] : [$"{UnidentifiedJobs} request(s) answered without a usable job, or not at all, which may have made one"]));

    /// <summary>True when nothing of the run is left.</summary>
    public bool Successful => Leftovers.Count == 0 && UnidentifiedJobs == 0;
}

/// <summary>A job that may still be on the server.</summary>
/// <param name="JobId">The server's name for it.</param>
/// <param name="Reason">The reason why it counts as left, in a sentence.</param>
public sealed record Leftover(string JobId, string Reason);
