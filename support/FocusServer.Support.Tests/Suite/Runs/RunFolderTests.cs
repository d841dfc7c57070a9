using FluentAssertions;
using FocusServer.Load.Cleanup;
using FocusServer.Suite.Runs;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Runs;

public sealed class RunFolderTests : IDisposable
{
    private static readonly DateTimeOffset _at = new(2026, 11, 9, 8, 7, 6, TimeSpan.Zero);

    private readonly string _runs = Directory.CreateTempSubdirectory("runs-").FullName;

    [Fact]
    public void NewId_ReadsWellAndSortsByTime()
    {
        string[] ids = [.. new[] { 0, 9, 10, 3600, 86_400 }.Select(seconds => RunFolder.NewId(_at.AddSeconds(seconds), "quick", "staging"))];

        ids[0].Should().MatchRegex("^20261109-080706-quick-staging-[0-9a-f]{4}$");
        ids.Should().BeInAscendingOrder(StringComparer.Ordinal);
    }

    [Theory]
    [InlineData("team/panda", "20261109-080706-quick-team-panda-")]
    [InlineData("../../../etc/passwd", "20261109-080706-quick-etc-passwd-")]
    [InlineData("C:\\temp\\x", "20261109-080706-quick-C-temp-x-")]
    [InlineData("a:b*c?\"<>|\n\0", "20261109-080706-quick-a-b-c-")]
    [InlineData("לילה", "20261109-080706-quick-")]
    [InlineData("gradual_load", "20261109-080706-quick-gradual_load-")]
    [InlineData("requirement-01-a-viewer-sees-rows-in-time", "20261109-080706-quick-requirement-01-a-viewer-sees-rows-")]
    public void NewId_OfAnyTag_IsTheShortNameOfOneFolder(string tag, string beginning) =>
        RunFolder.NewId(_at, ["quick", .. Enumerable.Repeat(tag, tag.Length > 40 ? 7 : 1)]).Should().MatchRegex($"^{beginning}[0-9a-f]{{4}}$");

    [Fact]
    public void NewId_WithoutWords_IsTimeAndChance() => RunFolder.NewId(_at, "/").Should().MatchRegex("^20261109-080706-[0-9a-f]{4}$");

    [Fact]
    public void NewId_RunsOfTheSameSecond_DifferInName() =>
        Enumerable.Range(0, 20).Select(_ => RunFolder.NewId(_at, "quick")).Distinct().Should().HaveCountGreaterThan(15);

    [Fact]
    public void Folder_OfARun_IsMadeWithAnEmptyReport()
    {
        var folder = new RunFolder(Path.Combine(_runs, "not", "yet"), "run-1");

        folder.Path.Should().Be(Path.Combine(_runs, "not", "yet", "run-1"));
        File.ReadAllText(folder.Report).Should().BeEmpty();
        new[] { folder.Evidence, folder.Report, folder.Journal }.Should().Equal(
            new[] { "run.jsonl", "report.txt", JobJournal.FileName }.Select(name => Path.Combine(folder.Path, name)));
    }

    [Fact]
    public void Folder_ThatCannotBeWritten_SaysWhichAndThatNothingWasAskedFor()
    {
        var file = Path.Combine(_runs, "file");
        File.WriteAllText(file, "");

        var create = () => new RunFolder(file, "run-1");

        var refusal = create.Should().Throw<CannotStartException>().WithMessage($"No evidence can be written to {Path.Combine(file, "run-1")}: *. The ramp sent nothing to the server.").Which;
        refusal.StackTrace.Should().BeNull("the cause is not in the code");
    }

    [Fact]
    public void AllRuns_OfASolution_AreAmongItsArtifacts() =>
        RunFolder.AllRuns().Should().Be(Path.Combine(Workflows.RepositoryFiles.FullPath("artifacts"), "runs"));

    public void Dispose() => Directory.Delete(_runs, recursive: true);
}
