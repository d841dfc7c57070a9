using FocusServer.Client;

namespace FocusServer.Load.SelfMonitoring;

/// <summary>
/// A job of the load generator's own, served in its own process: it takes the way that every other stream takes, without network and without a server
/// that anybody tests. When the rows of this control stream stall, it was us.
/// </summary>
/// <param name="Connection">The connection; its stream 0 is read. Not disposed by the watch.</param>
/// <param name="Cadence">From one row to the next, in real time.</param>
public sealed record ControlJob(IJobConnection Connection, TimeSpan Cadence);
