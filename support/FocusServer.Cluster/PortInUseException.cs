namespace FocusServer.Cluster;

/// <summary>Another program listens on the port on which the others were to reach this machine.</summary>
/// <param name="port">The port.</param>
public sealed class PortInUseException(int port) : Exception(FormattableString.Invariant($"Port {port} is in use."))
{
    /// <summary>Gets the port.</summary>
    public int Port => port;
}
