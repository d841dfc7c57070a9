namespace FocusServer.Benchmarks;

/// <summary>Measures what a full ramp takes with all that follows it, and with nothing, one after the other in each round.</summary>
/// <param name="rounds">The number of rounds.</param>
/// <param name="hold">The time for which each level is held.</param>
/// <param name="more">The variables of other followers.</param>
/// <param name="jobPortBase">The port before the first job's.</param>
internal sealed class ConsumersBenchmark(int rounds, TimeSpan hold, IReadOnlyDictionary<string, string> more, int jobPortBase)
{
    private const double Limit = 1.1;

    private static readonly TimeSpan _podDelay = TimeSpan.FromSeconds(0.1);

    public async Task<IReadOnlyList<Reading>> RunAsync(CancellationToken cancellationToken)
    {
        await using var sink = await TelemetrySink.StartAsync(cancellationToken);
        Dictionary<string, string> consumers = new(more)
        {
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = $"{sink.Url}",
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/protobuf",
        };
        List<RampUse> off = [], on = [];
        for (var round = 1; round <= rounds; round++)
        {
            await Console.Error.WriteLineAsync(FormattableString.Invariant($"The full ramp to {RampProcess.Jobs} jobs, round {round} of {rounds} …"));
            off.Add(await MeasureAsync(new Dictionary<string, string>(), cancellationToken));
            on.Add(await MeasureAsync(consumers, cancellationToken));
        }

        var (without, with) = (OfARow(off), OfARow(on));
        return
        [
            new Reading("Processor time of a row, followed by nothing", without.TotalMicroseconds, "µs"),
            new Reading($"Processor time of a row, followed by telemetry{string.Concat(more.Keys.Select(name => $", {name}"))}", with.TotalMicroseconds, "µs"),
            new Reading("The second to the first", with / without, "times", Limit),
            new Reading("Bytes of telemetry", sink.Bytes, "B"),
        ];
    }

    private static TimeSpan OfARow(List<RampUse> uses) => TimeSpan.FromTicks(uses.Sum(use => use.Processor.Ticks)) / uses.Sum(use => use.Rows);

    private async Task<RampUse> MeasureAsync(IReadOnlyDictionary<string, string> variables, CancellationToken cancellationToken)
    {
        await using var emulator = await EmulatorProcess.StartAsync(RampProcess.Jobs, jobPortBase, _podDelay, cancellationToken);
        return await RampProcess.RunAsync(emulator.BaseUrl, hold, variables, cancellationToken);
    }
}
