namespace FocusServer.Load.Measuring;

/// <summary>A histogram of durations in the encoding of HdrHistogram (V2, of microseconds), and the exact maximum.</summary>
/// <param name="Encoded">The counts; null when there are none.</param>
/// <param name="Max">The longest duration; null when there is none.</param>
public sealed record HistogramBytes(byte[]? Encoded, TimeSpan? Max);
