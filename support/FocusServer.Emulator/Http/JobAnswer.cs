using System.Globalization;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Http;

/// <summary>Creates the description of a job for a client.</summary>
internal static class JobAnswer
{
    public static JobResponse Create(Job job, string host, TimeSpan rowInterval)
    {
        var streamOfChannel = new Dictionary<string, int>();
        for (var stream = 0; stream < job.Layout.Streams.Count; stream++)
        {
            var run = job.Layout.Streams[stream];
            for (var channel = run.First; channel <= run.Last; channel++)
            {
                streamOfChannel.Add(channel.ToString(CultureInfo.InvariantCulture), stream);
            }
        }

        return new JobResponse
        {
            Status = "",
            FrequenciesList = job.Layout.Frequencies,
            LinesDt = rowInterval.TotalSeconds,
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
