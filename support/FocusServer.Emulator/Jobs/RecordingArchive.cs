namespace FocusServer.Emulator.Jobs;

/// <summary>Holds the recordings of the server.</summary>
internal sealed class RecordingArchive(EmulatorOptions options)
{
    private readonly Recording[] _recordings = [.. options.Recordings.OrderBy(recording => recording.Start)];

    /// <summary>Gets all recordings, sorted by start.</summary>
    public IReadOnlyList<Recording> All => _recordings;

    /// <summary>Gets the end of a recording, which is the present for one that has not ended.</summary>
    public long EndOf(Recording recording) => recording.End ?? options.TimeProvider.GetUtcNow().ToUnixTimeSeconds();

    /// <summary>Finds the recordings that overlap with a range, the oldest first.</summary>
    public IEnumerable<Recording> Within(TimeRange range) => _recordings.Where(recording => Overlap(recording, range) is not null);

    /// <summary>Finds what can be played back: the range's overlap with the oldest recording in it; null when there is none.</summary>
    /// <remarks>A server that overlooks mistakes plays nothing back of the future.</remarks>
    public TimeRange? Playable(TimeRange range) =>
        _recordings.Select(recording => Overlap(recording, range)).FirstOrDefault(part => part is not null)
        ?? (options.OverlooksMistakes && range.Start > options.TimeProvider.GetUtcNow().ToUnixTimeSeconds() ? range with { End = range.Start } : null);

    private TimeRange? Overlap(Recording recording, TimeRange range)
    {
        var (start, end) = (Math.Max(recording.Start, range.Start), Math.Min(EndOf(recording), range.End));
        return start < end ? new TimeRange(start, end) : null;
    }
}
