using FocusServer.Evidence.Plans;

namespace FocusServer.Evidence.Measurements;

/// <summary>
/// The rows that the machine of a load generator read from itself before a ramp, as fast as it went. It sent them, too, so that it can read more
/// than that from a server on another machine.
/// </summary>
/// <param name="Rate">Rows and bytes in a second, of all streams.</param>
/// <param name="Streams">The number of streams.</param>
/// <param name="Measured">The time for which they were counted, in real time.</param>
public sealed record SelfTestResult(RowRate Rate, int Streams, TimeSpan Measured);
