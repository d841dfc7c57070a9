using System.Diagnostics;
using FluentAssertions;

namespace FocusServer.Support.Tests.Workflows.Runs;

/// <summary>A clone of the last commit, with a remote of its own, in a folder whose name breaks a careless script.</summary>
/// <remarks>It is made when it is first asked for: dry runs that are skipped need none.</remarks>
public sealed class CleanClone : IDisposable
{
    private readonly Lazy<DirectoryInfo> _home;
    private readonly Lazy<string> _root;

    public CleanClone()
    {
        _home = new(Make);
        _root = new(() => Clone("clean clone"));
    }

    /// <summary>The clone, as a runner's work folder that jobs share.</summary>
    public string Root => _root.Value;

    /// <summary>The repository that the clones push to.</summary>
    public string Origin => Path.Combine(Home, "origin.git");

    private string Home => _home.Value.FullName;

    public string Clone(string name)
    {
        var folder = Path.Combine(Home, name);
        if (!Directory.Exists(folder))
        {
            Git(Home, "clone", "--quiet", Origin, folder);
        }

        return folder;
    }

    /// <summary>A new folder beside the clones.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(Home, Path.GetRandomFileName())).FullName;

    /// <summary>The files of the branch that keeps the history; empty when there is none.</summary>
    public IReadOnlyList<string> History() =>
        Git(Origin, "for-each-ref", "refs/heads/living-docs-history").Length == 0
            ? []
            : Git(Origin, "ls-tree", "--name-only", "living-docs-history").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose()
    {
        if (!_home.IsValueCreated)
        {
            return;
        }

        foreach (var file in _home.Value.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.IsReadOnly))
        {
            file.IsReadOnly = false;
        }

        _home.Value.Delete(recursive: true);
    }

    internal static string Git(string folder, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", folder, .. arguments]) { RedirectStandardOutput = true })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        git.ExitCode.Should().Be(0, "git {0}", string.Join(' ', arguments));
        return output;
    }

    private static DirectoryInfo Make()
    {
        var home = Directory.CreateTempSubdirectory("dry run é ");
        Git(home.FullName, "clone", "--quiet", "--bare", RepositoryFiles.Root, Path.Combine(home.FullName, "origin.git"));
        return home;
    }
}
