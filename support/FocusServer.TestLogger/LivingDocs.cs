using System.Diagnostics;
using System.Text;

namespace FocusServer.TestLogger;

/// <summary>Writes the living documentation after a test run, in a separate process.</summary>
internal static class LivingDocs
{
    /// <summary>The file beside tests with living documentation: the path of the program, and the folder to run it in.</summary>
    public const string PlaceName = "FocusServer.LivingDocs.place";

    private static readonly TimeSpan _bound = TimeSpan.FromMinutes(2);
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>The id of the test platform's process.</summary>
    public static int PlatformId
    {
        get
        {
            using var platform = Process.GetCurrentProcess();
            return platform.Id;
        }
    }

    /// <summary>Determines if the tests in a folder are features with living documentation.</summary>
    public static bool AreBeside(string folder) => File.Exists(Path.Combine(folder, PlaceName));

    /// <summary>Writes it, unless another run of the same clone uses its artifacts.</summary>
    /// <param name="folder">The folder of the tests.</param>
    /// <param name="anyTests">True if any test of this run was selected.</param>
    /// <param name="tell">Shows a line.</param>
    public static void Write(string folder, bool anyTests, Action<string> tell)
    {
        if (!AreBeside(folder) || File.ReadAllLines(Path.Combine(folder, PlaceName)) is not { Length: > 1 } lines)
        {
            return;
        }

        try
        {
            using var held = ArtifactsLock.TryTake(lines[1], _patience);
            if (held is null || anyTests && ArtifactsLock.IsOfAnother(lines[1], PlatformId))
            {
                tell("The living documentation of this run was not written: another run of this clone writes its own.");
                return;
            }

            Run(lines[0], lines[1], tell);
        }
        catch (Exception failure) when (failure is InvalidOperationException or System.ComponentModel.Win32Exception or IOException or UnauthorizedAccessException)
        {
            tell($"The living documentation could not be written: {failure.Message}");
        }
    }

    // The test platform's process starts before any test and serves one run only, so its start is the start of the run.
    private static DateTime Start()
    {
        using var platform = Process.GetCurrentProcess();
        return platform.StartTime.ToUniversalTime();
    }

    private static void Run(string program, string root, Action<string> tell)
    {
        using var process = new Process
        {
            StartInfo = new ProcessStartInfo(Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet", $"\"{program}\" --single-file artifacts/living-docs.html --since {Start():O}")
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
