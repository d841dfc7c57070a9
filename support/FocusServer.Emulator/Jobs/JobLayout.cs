using FocusServer.Contracts.Rest;

namespace FocusServer.Emulator.Jobs;

/// <summary>What a job's streams carry.</summary>
/// <param name="View">What is looked at.</param>
/// <param name="Streams">Which channels each stream carries.</param>
/// <param name="Frequencies">The frequencies of one spectrum, in Hz.</param>
/// <param name="Recording">What is played back; null for a live job.</param>
internal sealed record JobLayout(ViewType View, IReadOnlyList<ChannelRun> Streams, IReadOnlyList<double> Frequencies, TimeRange? Recording)
{
    private const int MaxStreams = 3;

    public static JobLayout For(JobRequest request) =>
        new(request.View, Deal(request.Channels), ListFrequencies(request), request.Recording);

    /// <summary>Equal runs, the last one shorter: 50 channels make 17, 17 and 16.</summary>
    private static List<ChannelRun> Deal(ChannelRun channels)
    {
        var length = (channels.Count + MaxStreams - 1) / MaxStreams;
        var runs = new List<ChannelRun>(MaxStreams);
        for (var first = channels.First; first <= channels.Last; first += length)
        {
            runs.Add(new ChannelRun(first, Math.Min(first + length - 1, channels.Last)));
        }

        return runs;
    }

    /// <summary>As many whole steps as fit in the range, and always one: a spectrum without a value would be no row.</summary>
    private static double[] ListFrequencies(JobRequest request)
    {
        if (request.Frequencies is not { } range)
        {
            return [0.0];
        }

        var step = Sensor.PulseRepetitionRate / (request.Nfft + 1);
        var first = (int)Math.Ceiling(range.Min / step);
        var amount = Math.Max(1, (int)((range.Max - range.Min) / step));
        return [.. Enumerable.Range(first, amount).Select(i => i * step)];
    }
}
