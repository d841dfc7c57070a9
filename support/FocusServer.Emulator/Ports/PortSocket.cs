using System.Net;
using System.Net.Sockets;

namespace FocusServer.Emulator.Ports;

/// <summary>Takes ports of this machine, and says why one cannot be had.</summary>
internal static class PortSocket
{
    /// <summary>Takes a port: from now on it is nobody else's, and refuses connections until it listens.</summary>
    /// <exception cref="IOException">It cannot be had; the message says why.</exception>
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

    /// <summary>What is wrong, as a sentence without its end.</summary>
    public static string Explain(SocketException refused, string port) => refused.SocketErrorCode switch
    {
        SocketError.AddressAlreadyInUse => $"{port} is in use",
        SocketError.AddressNotAvailable => $"{port} cannot be had: it is no address of this machine",
        SocketError.AccessDenied => $"{port} cannot be had: this user may not take it",
        _ when IsOutOfHandles(refused) => $"{port} cannot be had: the process has no file handle left (ulimit -n says how many it may have)",
        _ => $"{port} cannot be had: {refused.Message}",
    };

    public static bool IsOutOfHandles(SocketException refused) =>
        refused.SocketErrorCode is SocketError.TooManyOpenSockets or SocketError.NoBufferSpaceAvailable;
}
