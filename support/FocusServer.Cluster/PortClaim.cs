using System.Net;
using System.Net.Sockets;
using FocusServer.Load.Generators;

namespace FocusServer.Cluster;

/// <summary>
/// The right to a port, for as long as the process lives. Silos listen in a way that lets several of them have one port, on Linux at least, each of which
/// would then get some of the connections.
/// </summary>
internal sealed class PortClaim : IDisposable
{
    private readonly Socket _claim;

    private PortClaim(Socket claim) => _claim = claim;

    /// <summary>Takes a port.</summary>
    /// <exception cref="PortInUseException">Another silo has it, or another program listens on it.</exception>
    /// <exception cref="GeneratorsException">This machine has no such address.</exception>
    public static PortClaim Take(IPAddress address, int port)
    {
        // The port of the same number for datagrams belongs to one process alone.
        var claim = new Socket(address.AddressFamily, SocketType.Dgram, ProtocolType.Udp) { ExclusiveAddressUse = true };
        try
        {
            claim.Bind(new IPEndPoint(address, port));
            using var probe = new Socket(address.AddressFamily, SocketType.Stream, ProtocolType.Tcp);
            probe.Bind(new IPEndPoint(address, port));
            return new PortClaim(claim);
        }
        catch (SocketException e)
        {
            claim.Dispose();
            throw e.SocketErrorCode == SocketError.AddressNotAvailable
                ? new GeneratorsException($"This machine has no address {address}.")
                : new PortInUseException(port);
        }
    }

    public void Dispose() => _claim.Dispose();
}
