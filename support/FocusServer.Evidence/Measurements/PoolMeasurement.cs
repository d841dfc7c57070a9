namespace FocusServer.Evidence.Measurements;

/// <summary>The jobs of a pool at one moment, measured since an earlier one.</summary>
public sealed record PoolMeasurement
{
    /// <summary>Every job ever asked for.</summary>
    public required IReadOnlyList<JobRecord> Jobs { get; init; }

    /// <summary>The start of the time measured.</summary>
    public required TimeSpan Since { get; init; }

    /// <summary>Jobs streaming now.</summary>
    public int Streaming => Count(JobState.Streaming);

    /// <summary>Jobs that streamed all the time since <see cref="Since"/>.</summary>
    public int StreamedThroughout => Jobs.Count(StreamedThrough);

    /// <summary>
    /// Tells whether a job streamed all the time since <see cref="Since"/>: it did not stall, and every one of its streams brought a row in
    /// that time, however short it was.
    /// </summary>
    public bool StreamedThrough(JobRecord job) => job?.StreamingSince <= Since && job.LastRowAt > Since;

    /// <summary>
    /// Tells whether <see cref="StreamedThrough"/> is still undecided for a job at a time that has passed: it was overdue then and has
    /// brought no row since, or the time was so short that no row was due in it; but it has not been silent for long enough to be stalled.
    /// </summary>
    public bool IsUndecided(JobRecord job, TimeSpan at) =>
        job?.StreamingSince <= Since && job.LastRowAt < at && (job.OverdueAt <= at || job.LastRowAt <= Since);

    /// <summary>Counts the jobs that are in a state now.</summary>
    public int Count(JobState state) => Jobs.Count(job => job.State == state);
}
