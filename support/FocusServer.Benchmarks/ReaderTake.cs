namespace FocusServer.Benchmarks;

/// <summary>The rows that a reader has read since it was asked last.</summary>
/// <param name="Rows">The number of rows.</param>
/// <param name="LiveStreams">The number of streams that bring rows now.</param>
/// <param name="LagP99">The delay that 99 % of due ticks did not exceed, where the reader watches itself.</param>
internal sealed record ReaderTake(long Rows, int LiveStreams, TimeSpan? LagP99 = null);
