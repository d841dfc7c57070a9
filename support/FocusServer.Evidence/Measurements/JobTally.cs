using System.Text.Json.Serialization;

namespace FocusServer.Evidence.Measurements;

/// <summary>The jobs of one level at the end of its hold, by state: every job that was required stands in exactly one column.</summary>
public sealed record JobTally
{
    /// <summary>Streamed through the whole hold.</summary>
    public required int Streaming { get; init; }

    /// <summary>Streaming when the hold ended, but late, or back after a stall.</summary>
    public required int StreamingAgain { get; init; }

    /// <summary>Silent when the hold ended.</summary>
    public required int Stalled { get; init; }

    /// <summary>The server had no capacity for them.</summary>
    public required int Refused { get; init; }

    /// <summary>Never streamed, for any other cause on the server's side.</summary>
    public required int Failed { get; init; }

    /// <summary>Streamed, and were ended by the server's side.</summary>
    public required int Lost { get; init; }

    /// <summary>Ended by an error of the load generator; not held against the server.</summary>
    public required int GeneratorErrors { get; init; }

    /// <summary>Their load generator was lost; not held against the server.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingDefault)]
    public int Unknown { get; init; }

    /// <summary>In any other state, such as still coming up.</summary>
    public required int Other { get; init; }

    /// <summary>All of them.</summary>
    public int Sum => Streaming + StreamingAgain + Stalled + Refused + Failed + Lost + GeneratorErrors + Unknown + Other;

    /// <summary>Counts the jobs of a level.</summary>
    /// <exception cref="InvalidOperationException">The states do not sum to what was asked: a job is missing, or counted twice.</exception>
    public static JobTally From(PoolMeasurement pooled, int asked)
    {
        ArgumentNullException.ThrowIfNull(pooled);
        var jobs = pooled.Jobs;
        var tally = Count(pooled);
        var distinct = jobs.Select(job => job.Job).Distinct().Count();
        return tally.Sum == asked && distinct == asked
            ? tally
            : throw new InvalidOperationException(
                $"the books do not balance: {asked} jobs were asked for, {tally.Sum} have a state, {distinct} are different ones");
    }

    private static JobTally Count(PoolMeasurement pooled) => new()
    {
        Streaming = pooled.StreamedThroughout,
        StreamingAgain = pooled.Jobs.Count(job => job.State == JobState.Streaming && !pooled.StreamedThrough(job)),
        Stalled = pooled.Count(JobState.Stalled),
        Refused = pooled.Count(JobState.Refused),
        Failed = pooled.Count(JobState.Failed),
        Lost = pooled.Count(JobState.Lost),
        GeneratorErrors = pooled.Count(JobState.GeneratorError),
        Unknown = pooled.Count(JobState.Unknown),
        Other = pooled.Jobs.Count(job => job.State is JobState.Requested or JobState.Configured or JobState.Connected or JobState.Closing or JobState.Gone),
    };
}
