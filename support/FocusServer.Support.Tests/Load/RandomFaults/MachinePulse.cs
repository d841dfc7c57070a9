using System.Net;
using System.Net.Sockets;

namespace FocusServer.Support.Tests.Load.RandomFaults;

/// <summary>
/// Notices when the machine holds up everything that runs on it, timers, threads or loopback: at a pace, a third of a second of that is a long silence
/// of the server. It knows nothing of engine and server.
/// </summary>
internal sealed class MachinePulse : IAsyncDisposable
{
    private static readonly TimeSpan _beat = TimeSpan.FromMilliseconds(20);
    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(300);

    private readonly TimeProvider _time;
    private readonly CancellationTokenSource _end = new();
    private readonly Task _beating;
    private long _lastPause;
    private long _lastBeat;

    public MachinePulse(TimeProvider time)
    {
        _time = time;
        (_lastBeat, _lastPause) = (time.GetTimestamp(), time.GetTimestamp() - 1);
        _beating = BeatAsync();
    }

    /// <summary>Tells whether the machine has paused since a time stamp, or pauses now.</summary>
    public bool PausedSince(long timestamp) => Interlocked.Read(ref _lastPause) >= timestamp || IsLate(Interlocked.Read(ref _lastBeat));

    public async ValueTask DisposeAsync()
    {
        await _end.CancelAsync();
        await _beating;
        _end.Dispose();
    }

    private bool IsLate(long last) => _time.GetElapsedTime(last) > _beat + _pause;

    private async Task BeatAsync()
    {
        while (!_end.IsCancellationRequested)
        {
            await Task.Delay(_beat, _time, _end.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            await ConnectAsync();

            // Timers and sockets are served first; what waits for a thread like any other work may still wait long.
            await Task.Factory.StartNew(() => { }, CancellationToken.None, TaskCreationOptions.PreferFairness, TaskScheduler.Default);
            var now = _time.GetTimestamp();
            if (IsLate(Interlocked.Exchange(ref _lastBeat, now)))
            {
                Interlocked.Exchange(ref _lastPause, now);
            }
        }
    }

    // Both ends: a client that connects, and a server that takes it and answers.
    private static async Task ConnectAsync()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        var accepting = listener.AcceptTcpClientAsync();
        using var client = new TcpClient();
        await client.ConnectAsync((IPEndPoint)listener.LocalEndpoint);
        using var server = await accepting;
        await server.GetStream().WriteAsync(new byte[1]);
        await client.GetStream().ReadExactlyAsync(new byte[1]);
    }
}
