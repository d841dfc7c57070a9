using System.Net;
using System.Net.Sockets;

namespace FocusServer.Emulator.Ports;

/// <summary>
/// The ports of all windows, kept from other emulators as long as this one runs. A TCP port cannot be kept by itself: it has to refuse connections
/// until a pod is up, and where nobody listens two processes may take it both. So the UDP port of the same number, which one process has
/// alone, stands for it.
/// </summary>
internal sealed class JobPortBlock : IDisposable
{
    private readonly List<Socket> _held = [];

    /// <exception cref="IOException">A port cannot be had; the message names it.</exception>
    public JobPortBlock(IPAddress address, int first, int last)
    {
        for (var port = first; port <= last; port++)
        {
            try
            {
                Hold(new IPEndPoint(address, port));
            }
            catch (SocketException refused)
            {
                Dispose();
                throw new IOException($"{PortSocket.Explain(refused, $"Port {port}")}; the jobs need the ports {first} to {last}.", refused);
            }
        }
    }

    public void Dispose() => _held.ForEach(socket => socket.Dispose());

    private void Hold(IPEndPoint endPoint)
    {
        using var probe = new TcpListener(endPoint);
        probe.Start();
        var socket = new Socket(endPoint.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
        _held.Add(socket);
        socket.Bind(endPoint);
    }
}
