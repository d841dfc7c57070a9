using System.Runtime.CompilerServices;
using FocusServer.Client;
using FocusServer.Contracts.Rest;

namespace FocusServer.Support.Tests.Load.Generators;

/// <summary>A simulated machine with its process: it can be stopped for a while, and killed, and it reaches the server through itself alone.</summary>
internal sealed class Node(SimulatedServer server, EventClock world) : IFocusServerClient
{
    private readonly CancellationTokenSource _killed = new();

    public NodeClock Clock { get; } = new(world);

    public bool Killed => _killed.IsCancellationRequested;

    /// <summary>Requests for jobs that left this machine.</summary>
    public int Configured { get; private set; }

    public Uri BaseUrl => server.BaseUrl;

    /// <summary>Ends the process, as SIGKILL does: its sockets close, and nothing that it began comes back.</summary>
    public void Kill() => _killed.Cancel();

    public static Task<T> NeverAsync<T>() => new TaskCompletionSource<T>().Task;

    /// <summary>Goes on when the process runs; never in one that was killed.</summary>
    /// <param name="socket">What the kernel closes when the process is killed; null for nothing.</param>
    public async Task WaitUntilRunningAsync(IAsyncDisposable? socket = null)
    {
        var wait = Clock.UntilRunning(TimeSpan.Zero);
        if (wait > TimeSpan.Zero)
        {
            await Task.Delay(wait, world, CancellationToken.None);
        }

        if (Killed)
        {
            await (socket?.DisposeAsync() ?? ValueTask.CompletedTask);
            await NeverAsync<bool>();
        }
    }

    public async Task AcknowledgeAsync(CancellationToken cancellationToken)
    {
        await server.AcknowledgeAsync(cancellationToken);
        await WaitUntilRunningAsync();
    }

    public Task<ChannelsResponse> GetChannelsAsync(CancellationToken cancellationToken) => AskAsync(() => server.GetChannelsAsync(cancellationToken));

    public Task<LiveMetadata> GetLiveMetadataAsync(CancellationToken cancellationToken) => AskAsync(() => server.GetLiveMetadataAsync(cancellationToken));

    public Task<JobDescription> ConfigureAsync(ConfigureRequest request, CancellationToken cancellationToken)
    {
        Configured++;
        return AskAsync(() => server.ConfigureAsync(request, cancellationToken));
    }

    public Task<JobPresence> FindJobAsync(string jobId, CancellationToken cancellationToken) => AskAsync(() => server.FindJobAsync(jobId, cancellationToken));

    public Task<JobDeletion> DeleteJobAsync(string jobId, CancellationToken cancellationToken) => AskAsync(() => server.DeleteJobAsync(jobId, cancellationToken));

    public IJobConnection Connect(JobDescription job) => new Connection(this, server.Connect(job));

    public void Dispose()
    {
    }

    private async Task<T> AskAsync<T>(Func<Task<T>> ask)
    {
        await WaitUntilRunningAsync();
        try
        {
            return await ask();
        }
        finally
        {
            await WaitUntilRunningAsync();
        }
    }

    private sealed class Connection(Node node, IJobConnection connection) : IJobConnection
    {
        public async Task WaitUntilReachableAsync(CancellationToken cancellationToken)
        {
            await connection.WaitUntilReachableAsync(cancellationToken);
            await node.WaitUntilRunningAsync();
        }

        public async IAsyncEnumerable<RowArrival> ReadAsync(int streamId, [EnumeratorCancellation] CancellationToken cancellationToken)
        {
            using var either = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, node._killed.Token);
            await using var rows = connection.ReadAsync(streamId, either.Token).GetAsyncEnumerator(either.Token);
            while (await NextAsync())
            {
                yield return rows.Current;
            }

            async Task<bool> NextAsync()
            {
                try
                {
                    return await rows.MoveNextAsync();
                }
                finally
                {
                    await node.WaitUntilRunningAsync(socket: rows);
                }
            }
        }

        public async ValueTask DisposeAsync()
        {
            await node.WaitUntilRunningAsync();
            await connection.DisposeAsync();
        }
    }
}
