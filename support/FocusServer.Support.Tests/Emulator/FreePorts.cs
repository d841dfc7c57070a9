using System.Net;
using System.Net.Sockets;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>Finds ports for tests that need known ones; their classes share a collection, so that no two of them find the same.</summary>
internal static class FreePorts
{
    /// <summary>Ports that follow each other, below the range from which the system deals its own.</summary>
    public static int FindBlock(int length)
    {
        for (var first = 20_000 + (Environment.ProcessId % 1000 * 10); first < 32_000; first += length)
        {
            if (Enumerable.Range(first, length).All(IsFree))
            {
                return first;
            }
        }

        throw new InvalidOperationException($"There are no {length} free ports in a row.");
    }

    /// <summary>Listens on a port as another program would.</summary>
    public static TcpListener Take(int port)
    {
        var listener = new TcpListener(IPAddress.Loopback, port);
        listener.Start();
        return listener;
    }

    private static bool IsFree(int port)
    {
        try
        {
            using var probe = Take(port);
            return true;
        }
        catch (SocketException)
        {
            return false;
        }
    }
}
