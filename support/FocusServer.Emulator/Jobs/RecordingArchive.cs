namespace FocusServer.Emulator.Jobs;

/// <summary>The recordings that the server has.</summary>
internal sealed class RecordingArchive(EmulatorOptions options)
{
    private readonly Recording[] _recordings = [.. options.Recordings.OrderBy(recording => recording.Start)];

    /// <summary>All of them, by their start.</summary>
    public IReadOnlyList<Recording> All => _recordings;

    /// <summary>The second up to which there is something of a recording: its end, or now.</summary>
    public long EndOf(Recording recording) => recording.End ?? options.TimeProvider.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>The recordings that share some time with a range, the oldest first, each in its whole length.</summary>
    public IEnumerable<Recording> Within(TimeRange range) => _recordings.Where(recording => Overlap(recording, range) is not null);

    /// <summary>The part of a range that can be played back: what the oldest recording in it holds; null when there is none.</summary>
    public TimeRange? Playable(TimeRange range) =>
        _recordings.Select(recording => Overlap(recording, range)).FirstOrDefault(part => part is not null);

    private TimeRange? Overlap(Recording recording, TimeRange range)
    {
        var (start, end) = (Math.Max(recording.Start, range.Start), Math.Min(EndOf(recording), range.End));
        return start < end ? new TimeRange(start, end) : null;
    }
}
