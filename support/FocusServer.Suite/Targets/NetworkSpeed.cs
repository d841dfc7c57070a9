using System.Net;
using System.Net.NetworkInformation;
using System.Net.Sockets;

namespace FocusServer.Suite.Targets;

/// <summary>The speed of this machine's network towards a server.</summary>
public static class NetworkSpeed
{
    /// <summary>Finds the speed in bits a second, as the interface towards the server states it; null where it states none, as the loopback does.</summary>
    /// <param name="server">The address of the server.</param>
    public static long? Find(Uri server)
    {
        ArgumentNullException.ThrowIfNull(server);
        try
        {
            // Nothing is sent: the socket only chooses its own address.
            using var socket = new Socket(SocketType.Dgram, ProtocolType.Udp);
            socket.Connect(server.DnsSafeHost, server.Port);
            var own = Plain(((IPEndPoint)socket.LocalEndPoint!).Address);
            var through = NetworkInterface.GetAllNetworkInterfaces()
                .FirstOrDefault(network => network.GetIPProperties().UnicastAddresses.Any(address => Plain(address.Address).Equals(own)));
            return through is { NetworkInterfaceType: not NetworkInterfaceType.Loopback, Speed: > 0 and { } speed } ? speed : null;
        }
        catch (Exception e) when (e is SocketException or NetworkInformationException or PlatformNotSupportedException)
        {
            return null;
        }
    }

    private static IPAddress Plain(IPAddress address) => address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
}
