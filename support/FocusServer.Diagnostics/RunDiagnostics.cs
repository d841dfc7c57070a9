using System.Collections.Concurrent;
using FocusServer.Diagnostics.Kubernetes;
using FocusServer.Diagnostics.MongoDb;
using FocusServer.Diagnostics.OpenMetrics;
using FocusServer.Diagnostics.RabbitMq;
using FocusServer.Diagnostics.Sources;
using FocusServer.Evidence.Observations;

namespace FocusServer.Diagnostics;

/// <summary>Everything that one run takes along. Each source works by itself; one that fails is noted as not measured, and the others go on.</summary>
public sealed class RunDiagnostics : IAsyncDisposable
{
    // Real time. The report waits as long, and no longer.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(4);

    private readonly IReadOnlyList<ISource> _sources;
    private readonly Action<Observation, TimeSpan> _note;
    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _stop = new();
    private readonly ConcurrentDictionary<string, bool> _jobs = new(StringComparer.Ordinal);
    private readonly Task _watching;

    /// <summary>Begins to look.</summary>
    /// <param name="options">What is taken along.</param>
    /// <param name="note">Takes what is seen, and how long ago it happened, from any thread.</param>
    /// <param name="time">The machine's own clock.</param>
    public RunDiagnostics(DiagnosticsOptions options, Action<Observation, TimeSpan> note, TimeProvider time)
        : this(Sources(options, note, time), note, time)
    {
    }

    internal RunDiagnostics(IReadOnlyList<ISource> sources, Action<Observation, TimeSpan> note, TimeProvider time)
    {
        (_sources, _note, _time) = (sources, note, time);
        _watching = Task.WhenAll(_sources.Select(source => Task.Run(() => WatchAsync(source))));
    }

    /// <summary>Learns the name of a job of this run.</summary>
    public void Know(string jobId) => _jobs[jobId] = true;

    /// <summary>Notes what is left of the run's jobs, after their cleanup; for a few seconds at most. Throws nothing.</summary>
    public async Task ConcludeAsync()
    {
        using var patience = new CancellationTokenSource(_patience, _time);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(patience.Token, _stop.Token);
        var jobs = _jobs.Keys.ToHashSet(StringComparer.Ordinal);
        await Task.WhenAll(_sources.Select(source => GuardAsync(source, () => source.ConcludeAsync(jobs, either.Token), $"it did not answer within {_patience.TotalSeconds:0} s after the cleanup")));
    }

    /// <summary>Ends every source.</summary>
    public async ValueTask DisposeAsync()
    {
        await _stop.CancelAsync();
        await _watching;
        foreach (var source in _sources)
        {
            source.Dispose();
        }

        _stop.Dispose();
    }

    // Each is loaded only where it is asked for: the methods are apart so that its client's assemblies are, too.
    private static IReadOnlyList<ISource> Sources(DiagnosticsOptions options, Action<Observation, TimeSpan> note, TimeProvider time)
    {
        ArgumentNullException.ThrowIfNull(options);
        return
        [
            .. options.Kubernetes is { } kubernetes ? [KubernetesSource.Create(kubernetes, note, time)] : Array.Empty<ISource>(),
            .. options.RabbitMq is { } rabbit ? [RabbitMqSource.Create(rabbit, note, time)] : Array.Empty<ISource>(),
            .. options.MongoDb is { } mongo ? [MongoDbSource.Create(mongo, note, time)] : Array.Empty<ISource>(),
            .. options.Metrics is { } metrics ? [OpenMetricsSource.Create(metrics, note, time)] : Array.Empty<ISource>(),
        ];
    }

    private Task WatchAsync(ISource source) => GuardAsync(source, () => source.WatchAsync(_stop.Token), null);

    // The unit of work that ends here is one source: whatever goes wrong with it, the ramp and the other sources go on.
    private async Task GuardAsync(ISource source, Func<Task> work, string? late)
    {
        try
        {
            await work();
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The run is over.
        }
        catch (OperationCanceledException) when (late is not null)
        {
            Blame(source, late);
        }
#pragma warning disable CA1031
        catch (Exception e)
#pragma warning restore CA1031
        {
            Blame(source, $"{e.GetType().Name}, {e.Message}");
        }
    }

    private void Blame(ISource source, string why) => _note(
        new Observation { Source = source.Kind, Kind = ObservationKind.NotMeasured, Subject = ObservationText.Name(source.Kind), Reason = source.Conceal(why), Moment = _time.GetUtcNow() }, TimeSpan.Zero);
}
