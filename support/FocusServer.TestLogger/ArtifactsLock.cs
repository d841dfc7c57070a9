using System.Globalization;

namespace FocusServer.TestLogger;

/// <summary>
/// The lock that a run of the features holds on the artifacts of its clone. The tests' process takes it; after it, the site is written
/// under the same lock.
/// </summary>
internal static class ArtifactsLock
{
    /// <summary>The file, from the root of the clone.</summary>
    public const string Name = "artifacts/run.lock";

    /// <summary>The file beside it, whose first word is the id of the test platform's process whose tests took the lock last.</summary>
    public const string OwnerName = "artifacts/run.owner";

    private static readonly TimeSpan _pause = TimeSpan.FromMilliseconds(100);

    /// <summary>Takes the lock, as soon as the tests' process, which is about to end, has left it.</summary>
    /// <param name="root">The root of the clone.</param>
    /// <param name="patience">How long to try.</param>
    /// <returns>The lock; null if another process holds it.</returns>
    /// <exception cref="IOException">The file cannot be made.</exception>
    public static FileStream? TryTake(string root, TimeSpan patience)
    {
        var file = Path.Combine(root, Name);
        Directory.CreateDirectory(Path.GetDirectoryName(file)!);
        for (var tries = patience.Ticks / _pause.Ticks; ; tries--)
        {
            try
            {
                return new FileStream(file, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
            }
            catch (IOException refused) when (IsHeld(refused) && tries > 0)
            {
                using var pause = new ManualResetEventSlim();
                pause.Wait(_pause);
            }
            catch (IOException refused) when (IsHeld(refused))
            {
                return null;
            }
        }
    }

    /// <summary>Determines if the tests that took the lock last were started by another test platform.</summary>
    /// <param name="root">The root of the clone.</param>
    /// <param name="platform">The id of this one's process.</param>
    public static bool IsOfAnother(string root, int platform)
    {
        var file = Path.Combine(root, OwnerName);
        return File.Exists(file) && File.ReadAllText(file).Split(' ')[0] != platform.ToString(CultureInfo.InvariantCulture);
    }

    // The errors of a file that another process has open: of Windows, of Linux and of macOS. A read-only or full disk has others.
    private static bool IsHeld(IOException refused) => refused.HResult is unchecked((int)0x80070020) or 11 or 35;
}
