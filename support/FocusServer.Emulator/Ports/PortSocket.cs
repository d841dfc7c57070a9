using System.Net;
using System.Net.Sockets;

namespace FocusServer.Emulator.Ports;

/// <summary>Binds ports of this machine, and explains why a port is not available.</summary>
internal static class PortSocket
{
    /// <summary>Binds a port, which refuses connections until the socket listens.</summary>
    /// <exception cref="IOException">The port is not available; the message says why.</exception>
    public static Socket Bind(IPEndPoint endPoint, string? name = null)
    {
        Socket? socket = null;
        try
        {
            socket = new Socket(endPoint.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            socket.Bind(endPoint);
            return socket;
        }
        catch (SocketException refused)
        {
            socket?.Dispose();
            throw new IOException($"{Explain(refused, name ?? $"Port {endPoint.Port} of {endPoint.Address}")}.", refused);
        }
    }

    /// <summary>Describes the reason as a sentence without a full stop.</summary>
    public static string Explain(SocketException refused, string port) => refused.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => $"{port} is in use",
        SocketError.AddressNotAvailable => $"{port} is not available: this machine has no such address",
        SocketError.AccessDenied => $"{port} is not available: this user is not allowed to use it",
        _ when IsOutOfHandles(refused) => $"{port} is not available: the process has no file handles left (see ulimit -n)",
        _ => $"{port} is not available: {refused.Message}",
    };

    public static bool IsOutOfHandles(SocketException refused) =>
        refused.SocketErrorCode is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable;
}
