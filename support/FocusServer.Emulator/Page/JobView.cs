using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Page;

/// <summary>Represents a job.</summary>
internal sealed record JobView(
    string Id, int Window, string State, double Age, long RowsSent, int Readers, int Port, string View, bool Historic, double RowInterval,
    IReadOnlyList<StreamView> Streams)
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
        job.Layout.RowSeconds,
        [.. job.Layout.Streams.Select(run => new StreamView(run.First, run.Last))]);
}

/// <summary>Represents the channels of a stream, both ends included.</summary>
internal sealed record StreamView(int FirstChannel, int LastChannel);
