using System.Globalization;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Http;

/// <summary>Creates the description of a job for a client.</summary>
internal static class JobAnswer
{
    public static JobResponse Create(Job job, string host)
    {
        var streamOfChannel = job.Layout.Streams
            .SelectMany((run, stream) => Enumerable.Range(run.First, run.Count).Select(channel => (Channel: channel, Stream: stream)))
            .ToDictionary(each => each.Channel.ToString(CultureInfo.InvariantCulture), each => each.Stream);
        return new JobResponse
        {
            Status = "",
            FrequenciesList = job.Layout.Frequencies,
            LinesDt = job.Layout.RowSeconds,
            ChannelToStreamIndex = streamOfChannel,
            StreamAmount = job.Layout.Streams.Count,
            JobId = job.Id,
            FrequenciesAmount = job.Layout.Frequencies.Count,
            ChannelAmount = streamOfChannel.Count,
            StreamPort = job.Port,
            StreamUrl = host,
            ViewType = (int)job.Layout.View,
            Metadata = Sensor.Metadata,
        };
    }
}
