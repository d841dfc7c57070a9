using System.Text.Json.Serialization;

namespace FocusServer.Evidence.Measurements;

/// <summary>What became of every job of a run, by the server's own word.</summary>
public sealed record CleanupResult
{
    /// <summary>The jobs of which the server says that they are gone.</summary>
    public required IReadOnlyList<string> Gone { get; init; }

    /// <summary>The jobs of which it did not say so before the deadline, and why.</summary>
    public required IReadOnlyList<Leftover> Leftovers { get; init; }

    /// <summary>Requests without a usable answer, which may have made a job whose name nobody knows: nobody can prove that it is gone.</summary>
    public required int Nameless { get; init; }

    /// <summary>How long it took, in scenario time.</summary>
    public required TimeSpan Duration { get; init; }

    /// <summary>What may be left, in words; empty when nothing is.</summary>
    [JsonIgnore]
    public string Remains => string.Join(", ", Leftovers.Select(leftover => $"{leftover.JobId} ({leftover.Reason})")
        .Concat(Nameless == 0 ? [] : [$"{Nameless} request(s) answered without a usable job, or not at all, which may have made one"]));

    /// <summary>Whether nothing of ours is left.</summary>
    public bool Successful => Leftovers.Count == 0 && Nameless == 0;
}
