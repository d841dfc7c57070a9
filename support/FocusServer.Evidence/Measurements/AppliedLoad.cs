namespace FocusServer.Evidence.Measurements;

/// <summary>
/// The load of a hold as it was applied. Where the load generator was overloaded, kept promises count only when nothing is missing here.
/// All times are scenario time.
/// </summary>
public sealed record AppliedLoad
{
    /// <summary>The share of the rows due on a stream that must have come: rows are counted, and a server's clock is not ours.</summary>
    private const double EnoughRows = 0.9;

    /// <summary>Rows that the beginning and the end of a hold cut off.</summary>
    private const int CutOff = 2;

    /// <summary>The longest that a health probe may be late; 1 s, half of the shortest stall.</summary>
    public static TimeSpan ProbeTolerance { get; } = TimeSpan.FromSeconds(1);

    /// <summary>Jobs that streamed through the hold, and of which fewer rows came on a stream than were due.</summary>
    public required int IncompleteJobs { get; init; }

    /// <summary>Rows that were left out on any stream, by their index.</summary>
    public required long MissingRows { get; init; }

    /// <summary>The longest gap between rows on any stream; null when there was none.</summary>
    public TimeSpan? LongestGap { get; init; }

    /// <summary>The silence from which a stream counts as stalled; null when no job streamed.</summary>
    public TimeSpan? Patience { get; init; }

    /// <summary>The longest from when a health probe was due until it was sent; null when none was due.</summary>
    public TimeSpan? LatestProbe { get; init; }

    /// <summary>Compares the rows and probes of a hold with what was planned.</summary>
    /// <param name="before">The jobs when the hold began.</param>
    /// <param name="after">The jobs when it ended, measured since it began.</param>
    /// <param name="ended">The end of the hold, in scenario time since the run started.</param>
    /// <param name="streams">The rows of the hold.</param>
    /// <param name="probes">The health probes of the hold.</param>
    public static AppliedLoad From(PoolMeasurement before, PoolMeasurement after, TimeSpan ended, StreamSummary streams, ProbeMeasurement probes)
    {
        ArgumentNullException.ThrowIfNull(before);
        ArgumentNullException.ThrowIfNull(after);
        ArgumentNullException.ThrowIfNull(streams);
        ArgumentNullException.ThrowIfNull(probes);
        var rows = before.Jobs.ToDictionary(job => job.Job, job => job.RowsOnEveryStream);
        return new()
        {
            IncompleteJobs = after.Jobs.Count(job => after.StreamedThrough(job)
                && job.RowsOnEveryStream - rows.GetValueOrDefault(job.Job) < Due(job, ended - after.Since)),
            MissingRows = streams.MissingRows,
            LongestGap = streams.Gaps.Max,
            Patience = after.Jobs.Where(after.StreamedThrough).Min(job => job.Patience),
            LatestProbe = probes.LatestSent,
        };
    }

    /// <summary>Finds what kept the load from being applied as planned, or may have hidden a stall of the server; null when nothing did.</summary>
    /// <param name="late">The longest by which the load generator was late: a row read so late hides as much of the silence after it.</param>
    public string? FindShortfall(TimeSpan late) => this switch
    {
        { IncompleteJobs: > 0 } => $"of {Figures.Jobs(IncompleteJobs)} not every row came",
        { MissingRows: > 0 } => $"{Figures.Plain(MissingRows)} rows were left out",
        { LatestProbe: { } sent } when sent > ProbeTolerance => $"a health probe was sent {Figures.Tenths(sent)} late",
        { LongestGap: { } gap } when gap + late > Patience => $"a stall of the server could have been overlooked: the longest gap was {Figures.Tenths(gap)}",
        _ => null,
    };

    private static double Due(JobRecord job, TimeSpan time) =>
        job.Load is { RowInterval: var interval } && interval > TimeSpan.Zero ? (Math.Floor(time / interval) * EnoughRows) - CutOff : 0;
}
