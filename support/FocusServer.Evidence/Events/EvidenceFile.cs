using System.Text.Json;

namespace FocusServer.Evidence.Events;

/// <summary>
/// Appends every event of a run to a file, one JSON object a line, line by line, so that a process that is killed leaves what it knew. The
/// journal of the jobs holds everything that must survive a machine that stops.
/// </summary>
public sealed class EvidenceFile : IRunObserver, IDisposable
{
    private readonly FileStream _file;

    /// <summary>Opens the file; folders on the way to it are made.</summary>
    /// <exception cref="IOException">The file exists, or cannot be made.</exception>
    public EvidenceFile(string path)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(Path.GetFullPath(path))!);

        // Unbuffered: what a full disk refused must not be written once more when the file is closed.
        _file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.Read, bufferSize: 0);
    }

    /// <inheritdoc/>
    public void On(RunEvent runEvent)
    {
        _file.Write([.. JsonSerializer.SerializeToUtf8Bytes(runEvent, EvidenceJson.Options), (byte)'\n']);
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
