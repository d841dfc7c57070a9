using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using Microsoft.Win32.SafeHandles;

namespace FocusServer.Suite.Terminals;

/// <summary>
/// The terminal that the standard output of <c>dotnet test</c> goes to. The tests' own output is read by the test platform, so the terminal is opened
/// anew, by the path that the system knows it by.
/// </summary>
internal sealed partial class StartersTerminal : ITerminal
{
    // TIOCGWINSZ, on every processor that .NET runs on under Linux but s390x and ppc64le, where it fails and no view is drawn.
    private const nuint GetWindowSize = 0x5413;

    // The test logger looks for it when the tests are over: tests that were killed could not give the screen back.
    private const string MarkPrefix = "focus-view-";

    private readonly FileStream _device;
    private readonly string _mark;

    private StartersTerminal(string path, int platform)
    {
        _device = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
        _mark = Path.Combine(Path.GetTempPath(), FormattableString.Invariant($"{MarkPrefix}{platform}"));
        File.WriteAllText(_mark, path);
    }

    /// <inheritdoc/>
    public TerminalSize Size => AskForWindow(_device.SafeFileHandle, GetWindowSize, out var window) == 0 ? new(window.Columns, window.Rows) : default;

    /// <summary>Opens it; null where there is none, or where it shows no pictures that update in place.</summary>
    /// <param name="starters">The processes that started the tests, the first one's first.</param>
    /// <param name="variable">Reads an environment variable.</param>
    public static StartersTerminal? TryOpen(IReadOnlyList<int> starters, Func<string, string?> variable)
    {
        if (!OperatingSystem.IsLinux() || starters.Count == 0 || !MayDraw(variable))
        {
            return null;
        }

        try
        {
            var process = string.Create(CultureInfo.InvariantCulture, $"/proc/{starters[0]}");
            return new FileInfo($"{process}/fd/1").LinkTarget is { } path && IsTerminal(path) && IsInForeground(File.ReadAllText($"{process}/stat"))
                ? new StartersTerminal(path, starters[^1])
                : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            // Without a terminal there is no view, and the run is none the worse.
            return null;
        }
    }

    /// <inheritdoc/>
    public void Write(string text) => _device.Write(Encoding.UTF8.GetBytes(text));

    /// <inheritdoc/>
    public void Dispose()
    {
        _device.Dispose();
        File.Delete(_mark);
    }

    /// <summary>Determines if control sequences may be sent: not to a terminal that knows none, and not to a build server's.</summary>
    internal static bool MayDraw(Func<string, string?> variable) =>
        variable("TERM") is { Length: > 0 } term && term != "dumb" && variable("CI") is null or "" or "false";

    /// <summary>Determines if a process has the terminal to itself, by its <c>/proc/PID/stat</c>: its group is the one in the foreground.</summary>
    internal static bool IsInForeground(string stat) =>
        stat[(stat.LastIndexOf(')') + 1)..].Split(' ', StringSplitOptions.RemoveEmptyEntries) is [_, _, var group, _, _, var foreground, ..] && group == foreground;

    private static bool IsTerminal(string path) => path.StartsWith("/dev/pts/", StringComparison.Ordinal) || path.StartsWith("/dev/tty", StringComparison.Ordinal);

    [LibraryImport("libc", EntryPoint = "ioctl")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial int AskForWindow(SafeFileHandle device, nuint request, out Window window);

    // struct winsize
    [StructLayout(LayoutKind.Sequential)]
    private struct Window
    {
        public ushort Rows;
        public ushort Columns;
        public ushort Width;
        public ushort Height;
    }
}
