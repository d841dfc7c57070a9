using FluentAssertions;
using FocusServer.LivingDocs.Output;
using FocusServer.LivingDocs.Site;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs;

public sealed class OutputFolderTests : IDisposable
{
    private readonly string _root = Directory.CreateTempSubdirectory("output-").FullName;

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public void Write_AfterAnEarlierSite_DeletesOnlyWhatThatWrote()
    {
        Write("index.html", "old/page.html");
        File.WriteAllText(Path.Combine(_root, "notes.txt"), "mine");
        File.WriteAllText(Path.Combine(_root, "old", "mine.txt"), "mine");

        Write("index.html", "new/page.html");

        Files().Should().BeEquivalentTo(".written", "index.html", "new/page.html", "notes.txt", "old/mine.txt");
    }

    [Fact]
    public void Write_WhereAFolderBecomesEmpty_RemovesIt()
    {
        Write("old/deep/page.html");
        Write("index.html");

        Directory.Exists(Path.Combine(_root, "old")).Should().BeFalse();
    }

    [Fact]
    public void Open_AFolderWithOtherFiles_IsRefusedAndNothingChanges()
    {
        File.WriteAllText(Path.Combine(_root, "thesis.txt"), "mine");

        var open = () => OutputFolder.Open(_root);

        open.Should().Throw<IOException>().WithMessage($"{_root} holds files that are no earlier site. Nothing was written or deleted*");
        Files().Should().Equal("thesis.txt");
    }

    [Fact]
    public void Write_OverAFileOfSomebodyElse_IsRefusedAndNothingChanges()
    {
        Write("index.html");
        File.WriteAllText(Path.Combine(_root, "summary.md"), "mine");

        var write = () => Write("index.html", "summary.md");

        write.Should().Throw<IOException>().WithMessage("*summary.md was not written by an earlier site.*");
        File.ReadAllText(Path.Combine(_root, "summary.md")).Should().Be("mine");
    }

    [Fact]
    public void Write_WithAListThatNamesFilesOutside_DeletesNoneOfThem()
    {
        var outside = Path.Combine(_root, "outside.txt");
        File.WriteAllText(outside, "mine");
        var site = Path.Combine(_root, "site");
        Directory.CreateDirectory(site);
        File.WriteAllLines(Path.Combine(site, ".written"), ["../outside.txt", outside, "", ".."]);

        OutputFolder.Open(site).Write([SiteFile.FromText("index.html", "text/html", "")]);

        File.Exists(outside).Should().BeTrue();
    }

    [Fact]
    public void Open_AFile_IsRefused()
    {
        var file = Path.Combine(_root, "file");
        File.WriteAllText(file, "");

        var open = () => OutputFolder.Open(file);

        open.Should().Throw<IOException>().WithMessage("*is a file*");
    }

    private void Write(params string[] paths) =>
        OutputFolder.Open(_root).Write([.. paths.Select(path => SiteFile.FromText(path, "text/html", path))]);

    private IEnumerable<string> Files() => Directory.EnumerateFiles(_root, "*", SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(_root, file).Replace(Path.DirectorySeparatorChar, '/'));
}
