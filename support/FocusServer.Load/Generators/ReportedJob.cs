using FocusServer.Evidence.Measurements;

namespace FocusServer.Load.Generators;

/// <summary>A job as its load generator reported it, and its record with times of the coordinator.</summary>
/// <param name="Raw">The report.</param>
/// <param name="Record">The record.</param>
internal sealed record ReportedJob(JobReport Raw, JobRecord Record)
{
    /// <summary>Tells the times of a report by the coordinator's clock.</summary>
    /// <param name="raw">The report.</param>
    /// <param name="before">The one before it; a time that it had keeps what it was told as.</param>
    /// <param name="clocks">The comparison of the generator's clock with the coordinator's.</param>
    /// <param name="came">The time at which the report came; nothing in it can be later.</param>
    public static ReportedJob From(JobReport raw, ReportedJob? before, ClockComparison clocks, TimeSpan came)
    {
        var (record, last) = (raw.Record, before?.Raw.Record);
        return new(raw, record with
        {
            RequestedAt = Past(record.RequestedAt, last?.RequestedAt, before?.Record.RequestedAt)!.Value,
            AnsweredAt = Past(record.AnsweredAt, last?.AnsweredAt, before?.Record.AnsweredAt),
            FirstRowAt = Past(record.FirstRowAt, last?.FirstRowAt, before?.Record.FirstRowAt),
            StreamingSince = Past(record.StreamingSince, last?.StreamingSince, before?.Record.StreamingSince),
            StoppedStreamingAt = Past(record.StoppedStreamingAt, last?.StoppedStreamingAt, before?.Record.StoppedStreamingAt),
            LastRowAt = Past(record.LastRowAt, last?.LastRowAt, before?.Record.LastRowAt),
            OverdueAt = raw.OverdueAt is { } overdue ? clocks.ToOurs(overdue) : null,
            Load = raw.Load,
            RowsOnEveryStream = raw.RowsOnEveryStream,
            Patience = raw.Patience,
            StartFailed = raw.StartFailed,
        });

        TimeSpan? Past(TimeSpan? theirs, TimeSpan? theirsBefore, TimeSpan? oursBefore)
        {
            if (theirs is null || theirs == theirsBefore)
            {
                return theirs is null ? null : oursBefore;
            }

            var ours = clocks.ToOurs(theirs.Value);
            return ours < came ? ours : came;
        }
    }
}
