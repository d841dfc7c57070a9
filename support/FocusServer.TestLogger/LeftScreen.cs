using System.Text;

namespace FocusServer.TestLogger;

/// <summary>
/// Gives the screen back that a live view has left as it was, because the tests' process was killed: the view marks, by a file, that it has it.
/// </summary>
internal static class LeftScreen
{
    private const string MarkPrefix = "focus-view-";
    private const string Terminals = "/dev/";
    private const string LeaveScreen = "\u001b[?1049l";

    /// <summary>Gives it back, if there is one.</summary>
    /// <param name="platform">The id of the test platform's process.</param>
    public static void Restore(int platform)
    {
        var mark = Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"{MarkPrefix}{platform}"));
        try
        {
            if (File.Exists(mark) && File.ReadAllText(mark) is { } path && path.StartsWith(Terminals, StringComparison.Ordinal))
            {
                File.Delete(mark);
                using var terminal = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
                var text = Encoding.ASCII.GetBytes(LeaveScreen);
                terminal.Write(text, 0, text.Length);
            }
        }
        catch (Exception gone) when (gone is IOException or UnauthorizedAccessException)
        {
            // The terminal is gone, and its screen with it.
        }
    }
}
