using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Page;

/// <summary>A job, as people and tests see it.</summary>
/// <param name="Id">As <c>/configure</c> answered it.</param>
/// <param name="Window">The server's slot, from 1.</param>
/// <param name="State">starting, idle, running or ended.</param>
/// <param name="Age">Scenario time since it was created, in seconds.</param>
/// <param name="RowsSent">On all streams to all readers.</param>
/// <param name="Readers">On all streams.</param>
/// <param name="Port">Where its streams are served.</param>
/// <param name="View">multi-channel, single-channel or waterfall.</param>
/// <param name="Historic">Whether it plays something back.</param>
/// <param name="Streams">What each stream carries.</param>
internal sealed record JobView(
    string Id, int Window, string State, double Age, long RowsSent, int Readers, int Port, string View, bool Historic, IReadOnlyList<StreamView> Streams)
{
    public static JobView Of(Job job, DateTimeOffset now) => new(
        job.Id,
        job.Window,
        ControlJson.Lower(job.State.ToString()),
        ControlJson.Seconds(now - job.Created),
        job.Traffic.Rows,
        job.Readers,
        job.Port,
        ControlJson.Lower(job.Layout.View.ToString()),
        job.Layout.Recording is not null,
        [.. job.Layout.Streams.Select(run => new StreamView(run.First, run.Last))]);
}
