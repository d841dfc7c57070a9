using System.Globalization;

namespace FocusServer.Emulator.Faults;

/// <summary>Describes something that goes wrong, and when. It strikes when all of its triggers agree.</summary>
public sealed record Fault
{
    /// <summary>Gets the kind of the fault.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>Gets the share of what is struck; above 0, at most 1 (default). The choice depends on the seed only.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>
    /// Gets the number of concurrent jobs from which on the fault strikes: 35 strikes the job that finds 34 others, its streams and rows,
    /// and the requests that arrive while there are 35. Null (default): from the first.
    /// </summary>
    public int? FromJob { get; init; }

    /// <summary>Gets the part of the scenario in which the fault strikes; null (default): always.</summary>
    public TimeWindow? Between { get; init; }

    /// <summary>Gets the route that is struck (<c>configure</c>); null (default): all that the kind concerns.</summary>
    public string? Route { get; init; }

    /// <summary>Gets the duration of the effect; null (default): the default of the kind.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>Gets the 99th percentile, of which <see cref="Delay"/> is the median; null (default): all are the same.</summary>
    public TimeSpan? P99 { get; init; }

    /// <summary>Gets the status of the answer; null (default): the default of the kind.</summary>
    public int? Status { get; init; }

    /// <summary>Gets the number of requests that are let through, at once or a second; null (default): the default of the kind.</summary>
    public int? Limit { get; init; }

    /// <summary>Gets the number of rows that a reader of the stream receives first; null (default): none.</summary>
    public int? AfterRows { get; init; }

    /// <summary>Describes the fault, such as <c>Stall, rate 0.1, from job 35, between 20 s and 40 s</c>.</summary>
    public override string ToString() => string.Join(", ", Describe());

    private static string Seconds(TimeSpan time) => string.Create(CultureInfo.InvariantCulture, $"{time.TotalSeconds} s");

    private IEnumerable<string> Describe()
    {
        string?[] parts =
        [
            Kind.ToString(),
            Rate < 1 ? string.Create(CultureInfo.InvariantCulture, $"rate {Rate}") : null,
            FromJob is { } job ? $"from job {job}" : null,
            Between is { } part ? part.To is { } to ? $"between {Seconds(part.From)} and {Seconds(to)}" : $"from {Seconds(part.From)}" : null,
            Route is not null ? $"route {Route}" : null,
            Delay is { } delay ? $"delay {Seconds(delay)}" : null,
            P99 is { } p99 ? $"p99 {Seconds(p99)}" : null,
            Status is { } status ? $"status {status}" : null,
            Limit is { } limit ? $"limit {limit}" : null,
            AfterRows is { } rows ? $"after {rows} rows" : null,
        ];
        return parts.OfType<string>();
    }
}

/// <summary>Represents a part of the scenario, in scenario time since the server was started.</summary>
/// <param name="From">The beginning.</param>
/// <param name="To">The end; null (default): it does not end.</param>
public sealed record TimeWindow(TimeSpan From, TimeSpan? To = null)
{
    internal bool Contains(TimeSpan time) => time >= From && !(time >= To);
}
