using FocusServer.Client;

namespace FocusServer.Load.SelfMonitoring;

/// <summary>
/// A job of the load generator's own, served in its own process: it takes the way that every other stream takes, without a network and
/// without the server under test. When its rows stall, the load generator is the cause.
/// </summary>
/// <param name="Connection">The connection, whose stream 0 is read. The monitor does not dispose it.</param>
/// <param name="Cadence">The interval between rows, in real time.</param>
public sealed record ReferenceJob(IJobConnection Connection, TimeSpan Cadence);
