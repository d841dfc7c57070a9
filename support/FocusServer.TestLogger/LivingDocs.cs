using System.Diagnostics;
using System.Text;

namespace FocusServer.TestLogger;

/// <summary>Has the living documentation written when a test run is over, in a process of its own.</summary>
internal static class LivingDocs
{
    /// <summary>Lies beside the tests that have living documentation: where its program is, and the folder from which its paths are seen.</summary>
    public const string PlaceName = "FocusServer.LivingDocs.place";

    private static readonly TimeSpan _bound = TimeSpan.FromMinutes(2);

    /// <param name="folder">That of the tests.</param>
    /// <param name="tell">Takes lines for the user.</param>
    public static void Write(string folder, Action<string> tell)
    {
        var place = Path.Combine(folder, PlaceName);
        if (File.Exists(place) && File.ReadAllLines(place) is { Length: > 1 } lines)
        {
            try
            {
                Run(lines[0], lines[1], tell);
            }
            catch (Exception failure) when (failure is InvalidOperationException or System.ComponentModel.Win32Exception or IOException)
            {
                tell($"The living documentation could not be written: {failure.Message}");
            }
        }
    }

    // The platform's process is there before any test, and for one run only.
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
