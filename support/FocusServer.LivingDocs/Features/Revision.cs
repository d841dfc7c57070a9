using System.ComponentModel;
using System.Diagnostics;

namespace FocusServer.LivingDocs.Features;

/// <summary>The revision of a folder in git.</summary>
/// <param name="Commit">The commit; null if git has none of the folder.</param>
/// <param name="Branch">The branch; null if none is checked out.</param>
internal sealed record Revision(string? Commit, string? Branch)
{
    private const string Detached = "HEAD";

    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);

    /// <summary>The revision of a folder that git does not know, or on a machine without git.</summary>
    public static Revision Unknown { get; } = new(null, null);

    /// <summary>Asks git for the commit that holds a folder, in a clone, a worktree or a submodule.</summary>
    /// <param name="folder">The folder; one that the commit does not hold has no revision, even if it lies in a clone.</param>
    /// <param name="time">The clock.</param>
    public static async Task<Revision> ReadAsync(string folder, TimeProvider time)
    {
        try
        {
            using var git = Process.Start(Question(folder))!;
            var answer = git.StandardOutput.ReadToEndAsync();
            var errors = git.StandardError.ReadToEndAsync();
            await Task.WhenAll(answer, errors, git.WaitForExitAsync()).WaitAsync(_patience, time);
            return git.ExitCode == 0 && (await answer).Split('\n') is [var commit, _, var branch, ..] ? new Revision(commit, branch == Detached ? null : branch) : Unknown;
        }
        catch (Exception none) when (none is Win32Exception or IOException or TimeoutException)
        {
            return Unknown;
        }
    }

    private static ProcessStartInfo Question(string folder)
    {
        // Another user's clone is read as well: nothing in it is run.
        var start = new ProcessStartInfo("git", ["-C", folder, "-c", "safe.directory=*", "rev-parse", "HEAD", "HEAD:./", "--abbrev-ref", "HEAD"])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // In a hook, they name the repository that the hook is of.
        foreach (var name in start.Environment.Keys.Where(name => name.StartsWith("GIT_", StringComparison.Ordinal)).ToList())
        {
            start.Environment.Remove(name);
        }

        return start;
    }
}
