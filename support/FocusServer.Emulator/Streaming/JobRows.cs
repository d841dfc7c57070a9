using System.Runtime.CompilerServices;
using FocusServer.Emulator.Jobs;

namespace FocusServer.Emulator.Streaming;

/// <summary>The rows of every job, for as long as it lives.</summary>
internal sealed class JobRows(Signals signals)
{
    private readonly ConditionalWeakTable<Job, StreamRows[]> _rows = [];

    /// <summary>The rows of a stream: the same for all who read it.</summary>
    public StreamRows Of(Job job, int streamId) => _rows.GetValue(job, Make)[streamId];

    private StreamRows[] Make(Job job)
    {
        var signal = signals.For(job.Layout.Frequencies.Count);
        return [.. job.Layout.Streams.Select(run => new StreamRows(run, job.Rows, signal))];
    }
}
