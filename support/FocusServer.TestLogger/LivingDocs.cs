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
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>The id of the test platform's process.</summary>
    internal static int PlatformId
    {
        get
        {
            using var platform = Process.GetCurrentProcess();
            return platform.Id;
        }
    }

    /// <summary>Writes it from the process of the tests, if no logger will: <c>dotnet test x.dll</c> knows of none.</summary>
    /// <param name="folder">The folder of the tests.</param>
    /// <param name="tell">Shows a line.</param>
    public static void WriteWithoutLogger(string folder, Action<string> tell)
    {
        // The process of the tests holds the artifacts itself.
        if (Environment.GetEnvironmentVariable(LoggerIsThere) is null && AreBeside(folder))
        {
            Try(() => Run(folder, FindClone(folder), tell), tell);
        }
    }

    internal static void LeaveToThisProcess() => Environment.SetEnvironmentVariable(LoggerIsThere, "true");

    /// <summary>Determines if the tests in a folder are features with living documentation.</summary>
    internal static bool AreBeside(string folder) => File.Exists(Path.Combine(folder, PlaceName));

    /// <summary>Writes it, unless another run of the same clone uses its artifacts.</summary>
    /// <param name="folder">The folder of the tests.</param>
    /// <param name="anyTests">True if any test of this run was selected.</param>
    /// <param name="tell">Shows a line.</param>
    internal static void Write(string folder, bool anyTests, Action<string> tell)
    {
        if (AreBeside(folder))
        {
            Try(() => WriteAlone(folder, anyTests, tell), tell);
        }
    }

    private static void WriteAlone(string folder, bool anyTests, Action<string> tell)
    {
        var clone = FindClone(folder);
        if (!Directory.Exists(clone))
        {
            tell($"The living documentation could not be written: {clone}, where these tests were built, is not there. Build them again.");
            return;
        }

        using var held = ArtifactsLock.TryTake(clone, _patience);
        if (held is null || (anyTests && ArtifactsLock.IsOfAnother(clone, PlatformId)))
        {
            tell("The living documentation of this run was not written: another run of this clone writes its own.");
            return;
        }

        Run(folder, clone, tell);
    }

    private static string FindClone(string folder) => Path.GetFullPath(Path.Combine(folder, File.ReadAllText(Path.Combine(folder, PlaceName)).Trim()));

    private static void Try(Action write, Action<string> tell)
    {
        try
        {
            write();
        }
        catch (Exception failure) when (failure is InvalidOperationException or System.ComponentModel.Win32Exception or IOException or UnauthorizedAccessException)
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

    private static void Run(string folder, string clone, Action<string> tell)
    {
        var program = Quoted(Path.Combine(folder, ProgramName));
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", $"{program} --single-file artifacts/living-docs.html --since {Start():O}")
            {
                WorkingDirectory = clone,
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
