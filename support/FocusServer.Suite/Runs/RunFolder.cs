using System.Globalization;
using System.Security.Cryptography;
using System.Text.RegularExpressions;
using FocusServer.Evidence.Trials;
using FocusServer.Load.Cleanup;

namespace FocusServer.Suite.Runs;

/// <summary>The folder in which one run leaves what it found: <c>artifacts/runs/RUN-ID/</c>.</summary>
public sealed partial class RunFolder
{
    /// <summary>The name of <see cref="Report"/>.</summary>
    public const string ReportName = "report.txt";

    // The whole name stays below 70 letters, and a path of Windows below its 260.
    private const int MaxWords = 40;

    /// <summary>Creates the folder.</summary>
    /// <param name="runs">The folder that holds the folders of all runs, such as <see cref="AllRuns"/>.</param>
    /// <param name="runId">The name of the run.</param>
    /// <exception cref="CannotStartException">It cannot be written to.</exception>
    public RunFolder(string runs, string runId)
    {
        Path = System.IO.Path.Combine(runs, runId);
        Write(() => Directory.CreateDirectory(Path));
        Write(() => new RunReport(Report)).Dispose();
    }

    /// <summary>Gets the path of the folder.</summary>
    public string Path { get; }

    /// <summary>Gets the file of every event of the run, one JSON object a line.</summary>
    public string Evidence => System.IO.Path.Combine(Path, "run.jsonl");

    /// <summary>Gets the file of the jobs that were asked for, by which another process can clean up after the run.</summary>
    public string Journal => System.IO.Path.Combine(Path, JobJournal.FileName);

    /// <summary>Gets the file of what the console shows.</summary>
    public string Report => System.IO.Path.Combine(Path, ReportName);

    /// <summary>Gets the file of the holds as trials, which another implementation of RFC 9971 can be fed with; it is there when the run has ended.</summary>
    public string Trials => System.IO.Path.Combine(Path, RecordedTrials.FileName);

    /// <summary>Writes what a run needs before it starts.</summary>
    /// <exception cref="CannotStartException">It cannot be written.</exception>
    public T Write<T>(Func<T> write)
    {
        ArgumentNullException.ThrowIfNull(write);
        try
        {
            return write();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new CannotStartException($"No evidence can be written to {Path}: {e.Message.TrimEnd('.')}. The ramp sent nothing to the server.");
        }
    }

    /// <summary>Creates a name for a run: it sorts by time, reads well, is short, and is unique even for runs of the same second.</summary>
    /// <param name="at">When the run starts.</param>
    /// <param name="words">What it is for. Only what every file system takes is used of them.</param>
    public static string NewId(DateTimeOffset at, params IEnumerable<string> words)
    {
        var name = Other().Replace(string.Join('-', words), "-");
        string[] parts = [at.ToString("yyyyMMdd-HHmmss", CultureInfo.InvariantCulture), name[..Math.Min(name.Length, MaxWords)].Trim('-'), RandomNumberGenerator.GetHexString(4, lowercase: true)];
        return string.Join('-', parts.Where(part => part.Length > 0));
    }

    /// <summary>Gets the folder that holds the folders of all runs.</summary>
    public static string AllRuns() => System.IO.Path.Combine(Artifacts(), "runs");

    /// <summary>Gets the folder of all that runs write, in the clone of the tests.</summary>
    public static string Artifacts() => System.IO.Path.Combine(CloneFolder.Find(), "artifacts");

    [GeneratedRegex("[^A-Za-z0-9_]+")]
    private static partial Regex Other();
}
