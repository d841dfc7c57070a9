using System.Net;
using System.Net.Sockets;

namespace FocusServer.Emulator.Ports;

/// <summary>
/// Reserves the ports of all windows against other emulators. A job's TCP port has to refuse connections until its pod is up, and two
/// processes can bind a TCP port on which neither listens; so the UDP port of the same number, which only one process can bind, is the
/// reservation.
/// </summary>
internal sealed class JobPortBlock : IDisposable
{
    private readonly List<Socket> _reserved = [];

    /// <exception cref="IOException">A port is not available; the message names it.</exception>
    public JobPortBlock(IPAddress address, int first, int last)
    {
        for (var port = first; port <= last; port++)
        {
            try
            {
                Reserve(new IPEndPoint(address, port));
            }
            catch (SocketException refused)
            {
                Dispose();
                throw new IOException($"{PortSocket.Explain(refused, $"Port {port}")}; the jobs need the ports {first} to {last}.", refused);
            }
        }
    }

    public void Dispose() => _reserved.ForEach(socket => socket.Dispose());

    private void Reserve(IPEndPoint endPoint)
    {
        using var probe = new TcpListener(endPoint);
        probe.Start();
        var socket = new Socket(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        _reserved.Add(socket);
        socket.Bind(endPoint);
    }
}
