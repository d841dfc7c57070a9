namespace FocusServer.Suite.Runs;

/// <summary>
/// The lock on the artifacts of a clone: one run of the features at a time writes messages and evidence there. It is held as long as
/// the process lives, and dies with it. A file beside it
/// says who took it last, and when.
/// </summary>
public sealed class RunLock : IDisposable
{
    /// <summary>
    /// The file's name in the folder of the artifacts. The test logger knows it too, which writes the site under the same lock.
    /// </summary>
    public const string FileName = "run.lock";

    /// <summary>The name of the file that tells the <see cref="RunOwner"/>.</summary>
    public const string OwnerName = "run.owner";

    private readonly FileStream _file;

    private RunLock(FileStream file) => _file = file;

    /// <summary>Takes the lock.</summary>
    /// <param name="artifacts">The folder of the artifacts, such as <see cref="RunFolder.Artifacts"/>.</param>
    /// <param name="owner">The id of the process whose run it is.</param>
    /// <param name="now">The time.</param>
    /// <exception cref="CannotStartException">Another run holds it, or the folder cannot be written to.</exception>
    public static RunLock Take(string artifacts, int owner, DateTimeOffset now)
    {
        try
        {
            Directory.CreateDirectory(artifacts);
            var taken = new RunLock(Open(artifacts, FileMode.OpenOrCreate));
            File.WriteAllText(Path.Combine(artifacts, OwnerName), new RunOwner(owner, now).ToString());
            return taken;
        }
        catch (IOException) when (IsHeld(artifacts))
        {
            throw new CannotStartException(
                $"Another run of this clone is under way{(Read(artifacts) is { } other ? other.Text : "")}, and both would write {artifacts}: wait until it has ended, or use another clone. "
                + "Nothing was sent to any server.");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"Nothing can be written to {artifacts}: {e.Message.TrimEnd('.')}. Nothing was sent to any server.");
        }
    }

    /// <summary>Determines if a process holds the lock.</summary>
    /// <param name="artifacts">The folder of the artifacts.</param>
    public static bool IsHeld(string artifacts)
    {
        try
        {
            using var file = Open(artifacts, FileMode.Open);
            return false;
        }
        catch (Exception e) when (e is FileNotFoundException or DirectoryNotFoundException or UnauthorizedAccessException)
        {
            return false;
        }
        catch (IOException)
        {
            return true;
        }
    }

    /// <summary>Reads who held the lock last; null when it is not known.</summary>
    /// <param name="artifacts">The folder of the artifacts.</param>
    public static RunOwner? Read(string artifacts)
    {
        try
        {
            return RunOwner.Parse(File.ReadAllText(Path.Combine(artifacts, OwnerName)));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }

    /// <inheritdoc/>
    public void Dispose() => _file.Dispose();

    // Only a file that is not shared at all is locked on every system.
    private static FileStream Open(string artifacts, FileMode mode) => new(Path.Combine(artifacts, FileName), mode, FileAccess.ReadWrite, FileShare.None);
}
