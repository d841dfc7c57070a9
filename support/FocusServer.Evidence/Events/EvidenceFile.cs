using System.Text.Json;

namespace FocusServer.Evidence.Events;

/// <summary>
/// Appends every event of a run to a file, one JSON object a line, flushed line by line, so that a process that is killed leaves what it
/// knew. The journal of the jobs holds everything that must survive a machine that stops.
/// </summary>
public sealed class EvidenceFile : IRunObserver, IDisposable
{
    private readonly FileStream _file;

    /// <summary>Opens the file; folders on the way to it are made.</summary>
    /// <exception cref="IOException">The file exists, or cannot be made.</exception>
    public EvidenceFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read);
    }

    /// <inheritdoc/>
    public void On(RunEvent runEvent)
    {
        JsonSerializer.Serialize(_file, runEvent, EvidenceJson.Options);
        _file.WriteByte((byte)'\n');
        _file.Flush();
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
