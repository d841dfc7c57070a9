using System.Diagnostics;
using FluentAssertions;

namespace FocusServer.Support.Tests.Workflows.Runs;

/// <summary>What is committed, cloned to a folder whose name a careless script would trip over, with a remote of its own.</summary>
public sealed class CleanClone : IDisposable
{
    private readonly DirectoryInfo _home = Directory.CreateTempSubdirectory("dry run é ");

    public CleanClone()
    {
        Git(_home.FullName, "clone", "--quiet", "--bare", RepositoryFiles.Root, Origin);
        Root = Clone("clean clone");
    }

    /// <summary>The clone, as a runner's work folder that jobs share.</summary>
    public string Root { get; }

    /// <summary>What the clones push to.</summary>
    public string Origin => Path.Combine(_home.FullName, "origin.git");

    public string Clone(string name)
    {
        var folder = Path.Combine(_home.FullName, name);
        if (!Directory.Exists(folder))
        {
            Git(_home.FullName, "clone", "--quiet", Origin, folder);
        }

        return folder;
    }

    /// <summary>A new folder beside the clones.</summary>
    public string NewFolder() => Directory.CreateDirectory(Path.Combine(_home.FullName, Path.GetRandomFileName())).FullName;

    /// <summary>The files of the branch that keeps the history; empty when there is none.</summary>
    public IReadOnlyList<string> History() =>
        Git(Origin, "for-each-ref", "refs/heads/living-docs-history").Length == 0
            ? []
            : Git(Origin, "ls-tree", "--name-only", "living-docs-history").Split('\n', StringSplitOptions.RemoveEmptyEntries);

    public void Dispose()
    {
        foreach (var file in _home.EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.IsReadOnly))
        {
            file.IsReadOnly = false;
        }

        _home.Delete(recursive: true);
    }

    internal static string Git(string folder, params string[] arguments)
    {
        using var git = Process.Start(new ProcessStartInfo("git", ["-C", folder, .. arguments]) { RedirectStandardOutput = true })!;
        var output = git.StandardOutput.ReadToEnd();
        git.WaitForExit();
        git.ExitCode.Should().Be(0, "git {0}", string.Join(' ', arguments));
        return output;
    }
}
