using System.Diagnostics;
using System.Text;

namespace FocusServer.TestLogger;

/// <summary>Writes the living documentation after a test run, in a separate process.</summary>
public static class LivingDocs
{
    /// <summary>The file beside tests with living documentation: the way to the folder of the clone.</summary>
    internal const string PlaceName = "FocusServer.LivingDocs.place";

    private const string ProgramName = "FocusServer.LivingDocs.dll";

    // The process of the tests inherits it from that of the logger, which starts it.
    private const string LoggerIsThere = "FOCUSSERVER_TEST_LOGGER";

    private static readonly TimeSpan _bound = TimeSpan.FromMinutes(2);

    /// <summary>Writes it from the process of the tests, if no logger will: <c>dotnet test x.dll</c> knows of none.</summary>
    /// <param name="folder">The folder of the tests.</param>
    /// <param name="tell">Shows a line.</param>
    public static void WriteWithoutLogger(string folder, Action<string> tell)
    {
        if (Environment.GetEnvironmentVariable(LoggerIsThere) is null)
        {
            Write(folder, tell);
        }
    }

    internal static void LeaveToThisProcess() => Environment.SetEnvironmentVariable(LoggerIsThere, "true");

    internal static void Write(string folder, Action<string> tell)
    {
        var place = Path.Combine(folder, PlaceName);
        if (!File.Exists(place))
        {
            return;
        }

        var clone = Path.GetFullPath(Path.Combine(folder, File.ReadAllText(place).Trim()));
        if (!Directory.Exists(clone))
        {
            tell($"The living documentation could not be written: {clone}, where these tests were built, is not there. Build them again.");
            return;
        }

        try
        {
            Run(Path.Combine(folder, ProgramName), clone, tell);
        }
        catch (Exception failure) when (failure is InvalidOperationException or System.ComponentModel.Win32Exception or IOException)
        {
            tell($"The living documentation could not be written: {failure.Message}");
        }
    }

    // Either process starts before any test and serves one run only, so its start is the start of the run.
    private static DateTime Start()
    {
        using var platform = Process.GetCurrentProcess();
        return platform.StartTime.ToUniversalTime();
    }

    private static string Quoted(string path) => '"' + path.Replace("\"", "\\\"") + '"';

    private static void Run(string program, string root, Action<string> tell)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", $"{Quoted(program)} --single-file artifacts/living-docs.html --since {Start():O}")
            {
                WorkingDirectory = root,
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                StandardOutputEncoding = Encoding.UTF8,
                StandardErrorEncoding = Encoding.UTF8,
                UseShellExecute = false,
            },
        };
        process.OutputDataReceived += (_, line) => Tell(line.Data);
        process.ErrorDataReceived += (_, line) => Tell(line.Data);
        process.Start();
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        if (!process.WaitForExit((int)_bound.TotalMilliseconds))
        {
            process.Kill();
            tell($"The living documentation was not written within {_bound.TotalMinutes} minutes.");
            return;
        }

        process.WaitForExit();

        void Tell(string? line)
        {
            if (!string.IsNullOrEmpty(line))
            {
                tell(line!);
            }
        }
    }
}
