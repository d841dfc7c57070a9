using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Page;

/// <summary>Represents a job.</summary>
/// <param name="Id">The id that <c>/configure</c> answered.</param>
/// <param name="Window">The window of the server, from 1.</param>
/// <param name="State">The state: starting, idle, running or ended.</param>
/// <param name="Age">The scenario time since it was created, in seconds.</param>
/// <param name="RowsSent">The number of rows sent on all streams to all readers.</param>
/// <param name="Readers">The number of readers on all streams.</param>
/// <param name="Port">The port of its streams.</param>
/// <param name="View">The kind of view: multi-channel, single-channel or waterfall.</param>
/// <param name="Historic">True if it plays a recording back.</param>
/// <param name="Streams">The channels of each stream.</param>
internal sealed record JobView(
    string Id, int Window, string State, double Age, long RowsSent, int Readers, int Port, string View, bool Historic, IReadOnlyList<StreamView> Streams)
{
    public static JobView From(Job job, DateTimeOffset now) => new(
        job.Id,
        job.Window,
        AdminJson.Kebab(job.State),
        AdminJson.Seconds(now - job.Created),
        job.Traffic.Rows,
        job.Readers,
        job.Port,
        AdminJson.Kebab(job.Layout.View),
        job.Layout.Recording is not null,
        [.. job.Layout.Streams.Select(run => new StreamView(run.First, run.Last))]);
}

/// <summary>Represents the channels of a stream, both ends included.</summary>
internal sealed record StreamView(int FirstChannel, int LastChannel);
