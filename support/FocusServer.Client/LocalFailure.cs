using System.Net.Sockets;

namespace FocusServer.Client;

/// <summary>Tells errors of this machine from those of the server: what could not be sent says nothing about who it was for.</summary>
internal static class LocalFailure
{
    /// <summary>Finds what to do where this machine could not send to a server; null where it is not to blame.</summary>
    public static string? Find(Exception failure) => Exhausted(failure) ?? CodeOf(failure) switch
    {
        SocketError.NetworkDown or SocketError.NetworkUnreachable or SocketError.HostUnreachable => "Check this machine's network and its route to the server",
        SocketError.AccessDenied => "Check this machine's firewall",
        _ => null,
    };

    /// <summary>Finds what to do where this machine has run out of something; null where it has not.</summary>
    public static string? Exhausted(Exception failure) => CodeOf(failure) switch
    {
        SocketError.TooManyOpenSockets => "Allow this machine's processes more open files (ulimit -n)",
        SocketError.NoBufferSpaceAvailable or SocketError.AddressNotAvailable => "Let this machine have fewer connections open at a time, or more ports",
        _ => null,
    };

    private static SocketError? CodeOf(Exception failure)
    {
        for (var cause = failure; cause is not null; cause = cause.InnerException)
        {
            if (cause is SocketException socket)
            {
                return socket.SocketErrorCode;
            }
        }

        return null;
    }
}
