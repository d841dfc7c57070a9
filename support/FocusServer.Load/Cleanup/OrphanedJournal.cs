using System.Text;

namespace FocusServer.Load.Cleanup;

/// <summary>The journal of a run whose process has ended, held by the sweep that cleans up after it.</summary>
internal sealed class OrphanedJournal : IDisposable
{
    private readonly FileStream _file;
    private readonly List<JournalEntry> _entries;

    private OrphanedJournal(FileStream file)
    {
        _file = file;
        WrittenAt = File.GetLastWriteTimeUtc(file.SafeFileHandle);
        using var reader = new StreamReader(file, Encoding.UTF8, leaveOpen: true);
        _entries = [.. reader.ReadToEnd().Split('\n').Where(line => line.Length > 0).Select(JournalEntry.Parse).OfType<JournalEntry>()];
        EndTornLine();
    }

    /// <summary>Takes a journal; null when its run or another sweep holds it.</summary>
    public static OrphanedJournal? TryTake(string path)
    {
        try
        {
            return new OrphanedJournal(new FileStream(path, FileMode.Open, FileAccess.ReadWrite, FileShare.None));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <summary>The time of its last line: no job that it names is younger.</summary>
    public DateTimeOffset WrittenAt { get; }

    /// <summary>The run.</summary>
    public string RunId => Opened?.RunId ?? Path.GetFileName(Path.GetDirectoryName(_file.Name)!);

    /// <summary>The server that its jobs are on; null when it was never opened properly, and so nothing was asked for.</summary>
    public Uri? BaseUrl => Opened?.BaseUrl;

    public bool Embedded => Opened?.Embedded == true;

    /// <summary>Jobs with a name of which no server has said that they are gone.</summary>
    public IReadOnlyList<string> Left => [.. Names(JournalEvent.Named).Except(Names(JournalEvent.Gone), StringComparer.Ordinal)];

    /// <summary>The number of requests that may have created a job without a known name.</summary>
    public int UnidentifiedJobs => Numbers(JournalEvent.Requested).Except(Numbers(JournalEvent.Named)).Except(Numbers(JournalEvent.NotMade)).Count();

    /// <summary>True when nothing is left to do: every named job is gone, and what has no name has been reported.</summary>
    public bool Finished => BaseUrl is null || (Left.Count == 0 && _entries.Any(entry => entry.Event is JournalEvent.CleanedUp or JournalEvent.Swept));

    private JournalEntry? Opened => _entries.Find(entry => entry.Event == JournalEvent.Opened);

    /// <summary>Adds a line; nothing is ever taken away.</summary>
    public void Append(JournalEntry entry)
    {
        _file.Write(entry.ToLine());
        _file.Flush(flushToDisk: true);
        _entries.Add(entry);
    }

    public void Dispose() => _file.Dispose();

    private IEnumerable<string> Names(JournalEvent wanted) => _entries.Where(entry => entry.Event == wanted).Select(entry => entry.JobId).OfType<string>();

    private IEnumerable<int> Numbers(JournalEvent wanted) => _entries.Where(entry => entry.Event == wanted).Select(entry => entry.Job).OfType<int>();

    private void EndTornLine()
    {
        if (_file.Length > 0)
        {
            _file.Seek(-1, SeekOrigin.End);
            if (_file.ReadByte() != '\n')
            {
                _file.WriteByte((byte)'\n');
            }
        }
    }
}
