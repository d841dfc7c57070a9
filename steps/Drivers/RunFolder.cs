using System.Globalization;
using System.Security.Cryptography;
using FocusServer.Load.Cleanup;

namespace FocusServer.Specs.Drivers;

/// <summary>Where one run leaves what it found: <c>artifacts/runs/RUN-ID/</c>.</summary>
public sealed class RunFolder
{
    /// <summary>The name of <see cref="Report"/>.</summary>
    public const string ReportName = "report.txt";

    /// <summary>Makes the folder.</summary>
    /// <exception cref="CannotStartException">It cannot be written to.</exception>
    public RunFolder(string runId)
    {
        Path = System.IO.Path.Combine(AllRuns(), runId);
        try
        {
            Directory.CreateDirectory(Path);
            File.WriteAllText(Report, "");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"No evidence can be written to {Path}: {e.Message} No job was asked for.");
        }
    }

    /// <summary>The folder.</summary>
    public string Path { get; }

    /// <summary>Every event of the run, one JSON object a line.</summary>
    public string Evidence => System.IO.Path.Combine(Path, "run.jsonl");

    /// <summary>Which jobs were asked for, for whoever has to clean up after the run.</summary>
    public string Journal => System.IO.Path.Combine(Path, JobJournal.FileName);

    /// <summary>What the console shows.</summary>
    public string Report => System.IO.Path.Combine(Path, ReportName);

    /// <summary>A name that sorts by time, reads well, and is unique even for runs of the same second.</summary>
    public static string NewId(DateTimeOffset at, params IEnumerable<string> words) =>
        string.Join('-', [at.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture), .. words, RandomNumberGenerator.GetHexString(4, lowercase: true)]);

    /// <summary>The folder that holds the folders of all runs.</summary>
    public static string AllRuns() => System.IO.Path.Combine(ArtifactsFolder(), "runs");

    // The tests run from a folder below the solution; a suite that was copied elsewhere writes beside itself.
    private static string ArtifactsFolder()
    {
        var start = new DirectoryInfo(AppContext.BaseDirectory);
        var root = start;
        while (root is not null && !File.Exists(System.IO.Path.Combine(root.FullName, "FocusServer.Specs.sln")))
        {
            root = root.Parent;
        }

        return System.IO.Path.Combine((root ?? start).FullName, "artifacts");
    }
}
