using FocusServer.Contracts.Rest;

namespace FocusServer.Emulator.Jobs;

/// <summary>Describes the contents of a job's streams.</summary>
internal sealed record JobLayout(ViewType View, IReadOnlyList<ChannelRun> Streams, IReadOnlyList<double> Frequencies, double RowSeconds, TimeRange? Recording)
{
    private const int MaxStreams = 3;

    public TimeSpan RowInterval => TimeSpan.FromSeconds(RowSeconds);

    public static JobLayout For(JobRequest request, TimeSpan? rowInterval) => new(
        request.View,
        Deal(request.Channels),
        request.Frequencies is { } range ? Spectrum.List(range, request.Nfft) : [0.0],
        rowInterval?.TotalSeconds ?? request.RowSeconds,
        request.Recording);

    /// <summary>Deals the channels to streams in equal runs, the last one shorter: 50 channels make 17, 17 and 16.</summary>
    private static List<ChannelRun> Deal(ChannelRun channels)
    {
        var length = (channels.Count + MaxStreams - 1) / MaxStreams;
        return [.. Enumerable.Range(channels.First, channels.Count).Chunk(length).Select(run => new ChannelRun(run[0], run[^1]))];
    }
}
