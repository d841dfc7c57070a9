using FocusServer.Client;
using FocusServer.Emulator;
using FocusServer.Load.SelfMonitoring;

namespace FocusServer.Suite.Reference;

/// <summary>
/// A Focus Server of the load generator's own, with one job on it that streams while a ramp runs, in real time. No test puts load on it: what delays its
/// rows is the machine or the process.
/// </summary>
public sealed class ReferenceServer : IAsyncDisposable
{
    private static readonly TimeSpan _cadence = TimeSpan.FromMilliseconds(50);

    private readonly FocusServerEmulator _server;
    private readonly FocusServerClient _client;

    private ReferenceServer(FocusServerEmulator server, FocusServerClient client, ReferenceJob job) =>
        (_server, _client, Job) = (server, client, job);

    /// <summary>Gets its job.</summary>
    public ReferenceJob Job { get; }

    /// <summary>Starts the server and its job.</summary>
    /// <param name="realTime">The machine's own clock.</param>
    /// <param name="cancellationToken">Ends the start.</param>
    public static async Task<ReferenceServer> StartAsync(TimeProvider realTime, CancellationToken cancellationToken)
    {
        var options = new EmulatorOptions
        {
            TimeProvider = realTime,
            MaxWindows = 1,
            ConfigureDelay = TimeSpan.Zero,
            PodDelay = TimeSpan.Zero,
            RowInterval = _cadence,
        };
        var server = await FocusServerEmulator.StartAsync(options, cancellationToken);
        var client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = server.BaseUrl }, realTime);
        try
        {
            return new ReferenceServer(server, client, await OpenAsync(client, cancellationToken));
        }
        catch
        {
            client.Dispose();
            await server.DisposeAsync();
            throw;
        }
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        await Job.Connection.DisposeAsync();
        _client.Dispose();
        await _server.DisposeAsync();
    }

    private static async Task<ReferenceJob> OpenAsync(FocusServerClient client, CancellationToken cancellationToken)
    {
        var channels = await client.GetChannelsAsync(cancellationToken);
        var job = await client.ConfigureAsync(LiveJobRequest.For(channels), cancellationToken);
        var connection = client.Connect(job);
        await connection.WaitUntilReachableAsync(cancellationToken);
        return new ReferenceJob(connection, job.RowInterval);
    }
}
