using FocusServer.Client;
using FocusServer.Contracts.Rest;

namespace FocusServer.Benchmarks;

/// <summary>Opens jobs and reads all of their streams.</summary>
internal sealed class StreamLoad(FocusServerClient client) : IAsyncDisposable
{
    private static readonly ConfigureRequest _request = LiveJobRequest.For(new ChannelsResponse { LowestChannel = 1, HighestChannel = 2337 });

    private readonly List<IJobConnection> _connections = [];
    private readonly List<Task> _readers = [];
    private readonly CancellationTokenSource _enough = new();
    private long _rows;
    private int _failures;

    public long Rows => Interlocked.Read(ref _rows);

    /// <summary>The number of streams that have ended; none should.</summary>
    public int Failures => Volatile.Read(ref _failures);

    public async Task<IReadOnlyList<JobDescription>> OpenAsync(int jobs, CancellationToken cancellationToken) =>
        await Task.WhenAll(Enumerable.Range(0, jobs).Select(_ => client.ConfigureAsync(_request, cancellationToken)));

    /// <summary>Creates jobs as viewers ask for them, with a time axis of 10 s: 60 rows a second.</summary>
    public async Task<IReadOnlyList<JobDescription>> OpenViewersAsync(int jobs, CancellationToken cancellationToken) =>
        await Task.WhenAll(Enumerable.Range(0, jobs).Select(_ => client.ConfigureAsync(_request with { DisplayTimeAxisDuration = 10 }, cancellationToken)));

    /// <summary>Creates jobs, all at once, each with its own number of channels and frequencies.</summary>
    public async Task<IReadOnlyList<JobDescription>> OpenShapesAsync(int jobs, CancellationToken cancellationToken) =>
        await Task.WhenAll(Enumerable.Range(1, jobs).Select(shape => client.ConfigureAsync(Shape(shape), cancellationToken)));

    public async Task ReadAsync(IReadOnlyList<JobDescription> jobs, CancellationToken cancellationToken)
    {
        var opened = jobs.Select(job => (Job: job, Connection: client.Connect(job))).ToList();
        _connections.AddRange(opened.Select(each => each.Connection));
        await Task.WhenAll(opened.Select(each => each.Connection.WaitUntilReachableAsync(cancellationToken)));
        _readers.AddRange(opened.SelectMany(each => Enumerable.Range(0, each.Job.StreamCount).Select(stream => ReadAsync(each.Connection, stream))));
    }

    public async ValueTask DisposeAsync()
    {
        await _enough.CancelAsync();
        await Task.WhenAll(_readers);
        foreach (var connection in _connections)
        {
            await connection.DisposeAsync();
        }

        _enough.Dispose();
    }

    private static ConfigureRequest Shape(int shape) => _request with
    {
        NfftSelection = 2048,
        Channels = new IntRange { Min = 1, Max = 10 + shape },
        FrequencyRange = new IntRange { Min = 0, Max = 10 * shape },
    };

    private async Task ReadAsync(IJobConnection connection, int stream)
    {
        try
        {
            await foreach (var arrival in connection.ReadAsync(stream, _enough.Token))
            {
                Interlocked.Increment(ref _rows);
            }

            Interlocked.Increment(ref _failures);
        }
        catch (OperationCanceledException)
        {
            // The benchmark is over.
        }
        catch (FocusServerException)
        {
            Interlocked.Increment(ref _failures);
        }
    }
}
