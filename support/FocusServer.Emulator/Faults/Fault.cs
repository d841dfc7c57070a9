using System.Globalization;

namespace FocusServer.Emulator.Faults;

/// <summary>Something that goes wrong, and when. Its triggers add up: it strikes where all of them agree.</summary>
public sealed record Fault
{
    /// <summary>What goes wrong.</summary>
    public required FaultKind Kind { get; init; }

    /// <summary>The share of jobs, answers, streams or rows that are struck; above 0, at most 1 (default). Which ones depends on the seed alone.</summary>
    public double Rate { get; init; } = 1;

    /// <summary>
    /// From which job on, of those that live at the same time: 35 strikes the job that finds 34 others, its streams and rows, and the requests that
    /// come while 35 are there. Null (default): from the first.
    /// </summary>
    public int? FromJob { get; init; }

    /// <summary>In which part of the scenario; null (default): in all of it.</summary>
    public TimeWindow? Between { get; init; }

    /// <summary>Which answers are struck, by the first word of their path (<c>configure</c>); null (default): all that the kind concerns.</summary>
    public string? Route { get; init; }

    /// <summary>How long it takes; null (default): as the kind says.</summary>
    public TimeSpan? Delay { get; init; }

    /// <summary>What one answer in a hundred takes at least, when <see cref="Delay"/> is only the median; null (default): all take the same.</summary>
    public TimeSpan? P99 { get; init; }

    /// <summary>The status of the answer; null (default): as the kind says.</summary>
    public int? Status { get; init; }

    /// <summary>How many rows a reader of the stream gets before; null (default): none.</summary>
    public int? AfterRows { get; init; }

    /// <summary>In words, such as <c>Stall, rate 0.1, from job 35, between 20 s and 40 s</c>.</summary>
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
            AfterRows is { } rows ? $"after {rows} rows" : null,
        ];
        return parts.OfType<string>();
    }
}
