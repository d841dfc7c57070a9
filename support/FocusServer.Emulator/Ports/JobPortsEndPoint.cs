using System.Net;

namespace FocusServer.Emulator.Ports;

/// <summary>Stands for the ports of all jobs: the web server binds it once, and jobs come and go behind it.</summary>
internal sealed class JobPortsEndPoint : EndPoint
{
    public override string ToString() => "job-ports";
}
