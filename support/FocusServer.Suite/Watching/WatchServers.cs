using System.Net.Sockets;
using FocusServer.Suite.Clocks;

namespace FocusServer.Suite.Watching;

/// <summary>The one live page of this process: it stays when a run ends, for the next one, and goes with the process.</summary>
internal static class WatchServers
{
    private static readonly Lock _gate = new();
    private static WatchServer? _server;

    /// <summary>Gets the server; the first time, it is opened.</summary>
    /// <exception cref="SocketException">The address or the port cannot be had.</exception>
    public static WatchServer Find(WatchPlan plan)
    {
        lock (_gate)
        {
            return _server ??= WatchServer.Open(plan, SuiteClock.RealTime);
        }
    }
}
