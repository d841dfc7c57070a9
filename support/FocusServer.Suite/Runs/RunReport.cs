using System.Text;

namespace FocusServer.Suite.Runs;

/// <summary>The file of what the console shows of a run. Each line is written at once.</summary>
public sealed class RunReport : IDisposable
{
    private readonly FileStream _file;

    /// <summary>Opens the file, which is emptied.</summary>
    /// <exception cref="IOException">It cannot be written to.</exception>
    public RunReport(string path)
    {
        // Unbuffered: what a full disk refused must not be written once more when the file is closed.
        _file = new FileStream(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    }

    /// <summary>Writes a line.</summary>
    /// <exception cref="IOException">It cannot be written.</exception>
    public void WriteLine(string line) => _file.Write(Encoding.UTF8.GetBytes(line + Environment.NewLine));

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();
}
