namespace FocusServer.Benchmarks;

/// <summary>Measures what the engine takes for each row, beside a bare gRPC client that reads the same streams in the same run.</summary>
internal sealed class EngineBenchmark(TimeSpan underLoad, int rounds, int jobPortBase)
{
    private const int FewJobs = 100;
    private const int CoresForMost = 2;

    // 10,002 streams.
    private static readonly JobsToRead _most = new(3334);

    private static readonly TimeSpan _podDelay = TimeSpan.FromSeconds(0.1);

    private readonly List<Reading> _readings = [];

    public async Task<IReadOnlyList<Reading>> RunAsync(int many, CancellationToken cancellationToken)
    {
        await CompareAsync(new JobsToRead(FewJobs), (Cores.All, Cores.All), cancellationToken);
        var shared = await CompareAsync(new JobsToRead(many), (Cores.All, Cores.All), cancellationToken);
        var full = await CompareAsync(new JobsToRead(FewJobs, AreViewers: true), Cores.Split(1), cancellationToken);
        _readings.AddRange(full.RowsOfAFullCore);
        if (Environment.ProcessorCount >= 2 * CoresForMost)
        {
            await CompareAsync(_most, Cores.Split(CoresForMost), cancellationToken);
        }
        else
        {
            _readings.AddRange(shared.ExtrapolateTo(_most));
        }

        return _readings;
    }

    private async Task<Comparison> CompareAsync(JobsToRead jobs, (Cores Reader, Cores Emulator) cores, CancellationToken cancellationToken)
    {
        var uses = Enum.GetValues<ReaderKind>().ToDictionary(kind => kind, _ => new List<ReaderUse>());
        for (var round = 1; round <= rounds; round++)
        {
            await Console.Error.WriteLineAsync(FormattableString.Invariant($"{jobs}, round {round} of {rounds} …"));
            foreach (var (kind, measured) in uses)
            {
                measured.Add(await MeasureAsync(kind, jobs, cores, cancellationToken));
            }
        }

        var comparison = new Comparison(
            jobs, ReaderUse.Sum(uses[ReaderKind.Sink]), ReaderUse.Sum(uses[ReaderKind.Pool]), ReaderUse.Sum(uses[ReaderKind.Engine]));
        _readings.AddRange(comparison.Readings);
        return comparison;
    }

    // An emulator for each, so that none meets what another has left.
    private async Task<ReaderUse> MeasureAsync(
        ReaderKind kind, JobsToRead jobs, (Cores Reader, Cores Emulator) cores, CancellationToken cancellationToken)
    {
        await using var emulator = await EmulatorProcess.StartAsync(jobs.Count, jobPortBase, _podDelay, cancellationToken, cores.Emulator);
        return await ReaderProcess.RunAsync(kind, emulator.BaseUrl, jobs, underLoad, cores.Reader, cancellationToken);
    }
}
