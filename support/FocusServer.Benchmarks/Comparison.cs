namespace FocusServer.Benchmarks;

/// <summary>The cost of reading the same streams: of a bare sink, the job pool and the whole engine.</summary>
internal sealed record Comparison(JobsToRead Jobs, ReaderUse Sink, ReaderUse Pool, ReaderUse Engine)
{
    private const double MostProcessor = 1.15;
    private const double MostAllocation = 1.5;
    private const double FullCore = 0.9;

    /// <summary>The costs of each, and the limits of the engine's.</summary>
    public IEnumerable<Reading> Readings =>
    [
        .. Each("Processor a row", "µs", use => use.ProcessorOfARow.TotalMicroseconds, MostProcessor),
        .. Each("Allocation a row", "kB", use => use.AllocationOfARow / 1e3, MostAllocation),
        .. Each("Memory at its peak", "MB", use => use.PeakMemory),
        .. Each("Pauses for garbage collection", "%", use => 100 * (use.GcPause / use.Elapsed)),
        new Reading($"{Jobs}: Lag p99, engine", Engine.Came.LagP99.GetValueOrDefault().TotalMilliseconds, "ms"),
        .. Each("Rows that did not come in time", "%", use => Math.Max(0, 100 * (1 - (use.RowsPerSecond / Jobs.RowsPerSecond)))),
        new Reading($"{Jobs}: Streams that are not live, engine", Jobs.Streams - Engine.Came.LiveStreams, "streams", 0),
    ];

    /// <summary>The rows that fill one core, from the costs of a row; where less than nearly a core was in use, this is an extrapolation.</summary>
    public IEnumerable<Reading> RowsOfAFullCore =>
        Each("Rows with one core full", "rows/s", use => 1 / use.ProcessorOfARow.TotalSeconds, isExtrapolated: use => use.Processor / use.Elapsed < FullCore);

    /// <summary>Extrapolates what the engine takes to more of the same jobs.</summary>
    public IEnumerable<Reading> ExtrapolateTo(JobsToRead more) =>
    [
        new Reading($"{more}: Processor, engine, extrapolated from {Jobs.Count} jobs", (Engine.ProcessorOfARow * more.RowsPerSecond).TotalSeconds, "cores"),
        new Reading($"{more}: Memory, engine, extrapolated from {Jobs.Count} jobs", Engine.PeakMemory / Jobs.Count * more.Count, "MB"),
    ];

    private IEnumerable<Reading> Each(
        string name, string unit, Func<ReaderUse, double> value, double? mostTimes = null, Func<ReaderUse, bool>? isExtrapolated = null)
    {
        yield return Of("bare sink", Sink);
        yield return Of("job pool", Pool);
        yield return Of("engine", Engine);
        if (mostTimes is not null)
        {
            yield return new Reading($"{Jobs}: {name}, job pool to bare sink", value(Pool) / value(Sink), "times");
            yield return new Reading($"{Jobs}: {name}, engine to bare sink", value(Engine) / value(Sink), "times", mostTimes);
        }

        Reading Of(string reader, ReaderUse use) =>
            new($"{Jobs}: {name}, {reader}{(isExtrapolated?.Invoke(use) == true ? ", extrapolated" : "")}", value(use), unit);
    }
}
