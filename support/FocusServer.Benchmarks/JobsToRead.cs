using FocusServer.Client;
using FocusServer.Contracts.Rest;

namespace FocusServer.Benchmarks;

/// <summary>The jobs of a measurement, all alike, each with three streams.</summary>
/// <param name="Count">The number of jobs.</param>
/// <param name="AreViewers">True for 60 rows a second on each stream, as viewers ask for; false for 2.</param>
internal sealed record JobsToRead(int Count, bool AreViewers = false)
{
    private const int StreamsOfAJob = 3;
    private const int SecondsOnAViewer = 10;

    public int Streams => Count * StreamsOfAJob;

    public int RowsPerSecond => Streams * RowsPerSecondOfAStream;

    /// <summary>The request for each of them.</summary>
    public ConfigureRequest Request
    {
        get
        {
            var light = LiveJobRequest.For(new ChannelsResponse { LowestChannel = 1, HighestChannel = 2337 });
            return AreViewers ? light with { DisplayTimeAxisDuration = SecondsOnAViewer } : light;
        }
    }

    private int RowsPerSecondOfAStream => AreViewers ? 60 : 2;

    public override string ToString() => FormattableString.Invariant($"{Count} × {StreamsOfAJob} × {RowsPerSecondOfAStream} rows/s");
}
