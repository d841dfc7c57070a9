using FluentAssertions;
using FocusServer.LivingDocs.Features;
using FocusServer.Support.Tests.Workflows.Runs;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs;

/// <summary>The revision of a folder is what git says of it, however its clone was made.</summary>
public sealed class RevisionTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("revision é ").FullName;

    [Fact]
    public async Task Read_InAClone_IsItsCommitAndBranch()
    {
        var clone = Repository("clone");

        (await ReadAsync(clone)).Should().Be(new Revision(Head(clone), "main"));
    }

    [Fact]
    public async Task Read_InAWorktreeInsideAnotherClone_IsThatOfTheWorktree()
    {
        var (outer, clone) = (Repository("outer"), Repository("clone"));
        var worktree = Path.Combine(outer, "worktree");
        CleanClone.Git(clone, "worktree", "add", "-q", "-b", "side", worktree);
        Commit(worktree, "side");

        (await ReadAsync(worktree)).Should().Be(new Revision(Head(worktree), "side"));
        Head(worktree).Should().NotBe(Head(clone)).And.NotBe(Head(outer));
    }

    [Fact]
    public async Task Read_InASubmodule_IsThatOfTheSubmodule()
    {
        var (outer, clone) = (Repository("outer"), Repository("clone"));
        CleanClone.Git(outer, "-c", "protocol.file.allow=always", "submodule", "--quiet", "add", clone, "inner");

        (await ReadAsync(Path.Combine(outer, "inner"))).Should().Be(new Revision(Head(clone), "main"));
    }

    [Fact]
    public async Task Read_WhereTheFolderOfGitLiesElsewhere_IsThatOfTheClone()
    {
        var clone = Repository("clone");
        CleanClone.Git(clone, "init", "-q", "--separate-git-dir", Path.Combine(_root, "elsewhere.git"));

        File.Exists(Path.Combine(clone, ".git")).Should().BeTrue("it is a file that says where");
        (await ReadAsync(clone)).Should().Be(new Revision(Head(clone), "main"));
    }

    [Fact]
    public async Task Read_WithNoBranchCheckedOut_HasNone()
    {
        var clone = Repository("clone");
        CleanClone.Git(clone, "checkout", "-q", "--detach");

        (await ReadAsync(clone)).Should().Be(new Revision(Head(clone), null));
    }

    [Fact]
    public async Task Read_OfACopyInsideAnotherClone_IsUnknown()
    {
        var copy = Directory.CreateDirectory(Path.Combine(Repository("outer"), "unpacked", "features")).FullName;

        (await ReadAsync(copy, "")).Should().Be(Revision.Unknown);
    }

    [Fact]
    public async Task Read_BeforeTheFirstCommitOrWithoutAClone_IsUnknown()
    {
        var empty = Path.Combine(_root, "empty");
        CleanClone.Git(_root, "init", "-q", empty);

        (await ReadAsync(empty, "")).Should().Be(Revision.Unknown);
        (await ReadAsync(_root, "")).Should().Be(Revision.Unknown);
        (await ReadAsync(_root, "nowhere")).Should().Be(Revision.Unknown);
    }

    [Fact]
    public async Task Site_OnAMachineWithoutGit_IsWrittenWithoutACommit()
    {
        var clone = Repository("clone");
        var program = typeof(FocusServer.LivingDocs.LivingDocsOptions).Assembly.Location;
        var variables = new Dictionary<string, string> { ["PATH"] = clone };

        var (exitCode, output) = await Shell.RunAsync($"\"{Environment.ProcessPath}\" \"{program}\" --output site", clone, variables, SiteUnderTest.Bound);

        exitCode.Should().Be(0, output);
        (await File.ReadAllTextAsync(Path.Combine(clone, "site", "summary.json"))).Should().NotContain("Commit");
    }

    public void Dispose()
    {
        foreach (var file in new DirectoryInfo(_root).EnumerateFiles("*", SearchOption.AllDirectories).Where(file => file.IsReadOnly))
        {
            file.IsReadOnly = false;
        }

        Directory.Delete(_root, recursive: true);
    }

    private static Task<Revision> ReadAsync(string clone, string folder = "features") => Revision.ReadAsync(Path.Combine(clone, folder), new FakeTimeProvider());

    private static string Head(string clone) => CleanClone.Git(clone, "rev-parse", "HEAD").Trim();

    private static void Commit(string clone, string text)
    {
        Directory.CreateDirectory(Path.Combine(clone, "features"));
        File.WriteAllText(Path.Combine(clone, "features", "a.feature"), $"Feature: {text}\n");
        CleanClone.Git(clone, "add", ".");
        CleanClone.Git(clone, "-c", "user.name=T", "-c", "user.email=t@example.org", "commit", "-q", "-m", text);
    }

    private string Repository(string name)
    {
        var folder = Path.Combine(_root, name);
        CleanClone.Git(_root, "init", "-q", "-b", "main", folder);
        Commit(folder, name);
        return folder;
    }
}
