using FocusServer.Client;
using FocusServer.Contracts.Rest;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Jobs;
using FocusServer.Load.Reporting;
using FocusServer.Load.SelfMonitoring;
using FocusServer.Load.Timing;
using FocusServer.Suite.Reference;

namespace FocusServer.Benchmarks;

/// <summary>The engine as it is in a ramp: its job pool, and its monitor with the control stream, or the pool alone.</summary>
internal sealed class EngineReader : IStreamReader
{
    private const int StreamsOfAJob = 3;
    private const int JobsAtATime = 50;

    private readonly ConfigureRequest _request;
    private readonly JobPool _pool;
    private readonly ReferenceServer? _reference;
    private readonly GeneratorMonitor? _monitor;

    private EngineReader(IFocusServerClient client, ConfigureRequest request, ReferenceServer? reference, TimeProvider time)
    {
        (_request, _reference) = (request, reference);
        _pool = new JobPool(client, new JobPoolOptions { MaxConcurrentStarts = JobsAtATime }, new RunClock(time), new RunEvents([]));
        _monitor = reference is null ? null : new GeneratorMonitor(time, reference.Job, new GeneratorMonitorOptions());
    }

    public static async Task<EngineReader> StartAsync(
        IFocusServerClient client, ConfigureRequest request, bool monitored, TimeProvider time, CancellationToken cancellationToken) =>
        new(client, request, monitored ? await ReferenceServer.StartAsync(time, cancellationToken) : null, time);

    public Task OpenAsync(int jobs, CancellationToken cancellationToken) => _pool.RaiseToAsync(jobs, _request, cancellationToken);

    public async ValueTask<ReaderTake> TakeAsync()
    {
        var live = (await _pool.Current.MeasureAsync(since: TimeSpan.Zero)).Jobs.Count(job => job.State == JobState.Streaming && job.Stalls == 0);
        return new((await _pool.TakeAsync()).Streams.Summarize(TimeSpan.Zero).Rows, live * StreamsOfAJob, _monitor?.Take().Summarize().Lag.P99);
    }

    public async ValueTask DisposeAsync()
    {
        await (_monitor?.DisposeAsync() ?? ValueTask.CompletedTask);
        await _pool.DisposeAsync();
        await (_reference?.DisposeAsync() ?? ValueTask.CompletedTask);
    }
}
