using FluentAssertions;
using FocusServer.Suite.Runs;
using FocusServer.Support.Tests.Suite;
using Xunit;

namespace FocusServer.Support.Tests.TestLogger;

public sealed class LivingDocsTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("logger-").FullName;
    private readonly List<string> _told = [];

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public void Write_BesideTestsWithoutLivingDocumentation_DoesNothing()
    {
        FocusServer.TestLogger.LivingDocs.Write(_folder, anyTests: true, _told.Add);

        _told.Should().BeEmpty();
    }

    [Fact]
    public void Write_InACloneThatWasMoved_WritesTheSiteWhereItIsNow()
    {
        var before = Path.Combine(_folder, "before");
        var tests = Path.Combine(before, "steps", "bin");
        Leave(tests, "../../");
        CopyProgram(tests);
        Directory.CreateDirectory(Path.Combine(before, "artifacts"));
        var now = Path.Combine(_folder, "now é \u05d0");
        Directory.Move(before, now);

        FocusServer.TestLogger.LivingDocs.Write(Path.Combine(now, "steps", "bin"), anyTests: true, _told.Add);

        _told.Should().ContainSingle().Which.Should().Be($"Living documentation: {Path.Combine(now, "artifacts", "living-docs", "index.html")}");
        File.Exists(Path.Combine(now, "artifacts", "living-docs.html")).Should().BeTrue();
        Directory.Exists(before).Should().BeFalse();
    }

    [Fact]
    public void Write_WithAProgramThatIsNotThere_TellsWhy()
    {
        Leave(_folder, ".");

        FocusServer.TestLogger.LivingDocs.Write(_folder, anyTests: true, _told.Add);

        string.Join('\n', _told).Should().Contain("FocusServer.LivingDocs.dll");
    }

    [Fact]
    public void Write_WhileAnotherRunHoldsTheArtifacts_WritesNothing()
    {
        LeaveAll();
        using var other = RunLock.Take(Artifacts, owner: 1, SuiteUnderTest.RealTime.GetUtcNow());

        FocusServer.TestLogger.LivingDocs.Write(_folder, anyTests: false, _told.Add);

        ShouldBeLeftToTheOther();
    }

    [Fact]
    public void Write_AfterTestsOfAnotherRunHeldTheArtifacts_LeavesTheirSiteAsItIs()
    {
        LeaveAll();
        RunLock.Take(Artifacts, owner: 1, SuiteUnderTest.RealTime.GetUtcNow()).Dispose();

        FocusServer.TestLogger.LivingDocs.Write(_folder, anyTests: true, _told.Add);

        ShouldBeLeftToTheOther();
    }

    [Fact]
    public void Write_WhereTheLockCannotBeMade_SaysSoAndBlamesNoOtherRun()
    {
        if (OperatingSystem.IsWindows())
        {
            // A link needs rights there.
            return;
        }

        LeaveAll();
        Directory.CreateDirectory(Artifacts);
        File.CreateSymbolicLink(Path.Combine(Artifacts, "run.lock"), Path.Combine(_folder, "gone", "run.lock"));

        FocusServer.TestLogger.LivingDocs.Write(_folder, anyTests: true, _told.Add);

        _told.Should().ContainSingle().Which.Should().StartWith("The living documentation could not be written: ").And.Contain("run.lock");
    }

    [Fact]
    public void Write_OfASiteThatCannotBe_SaysWhatWasNotWritten()
    {
        LeaveAll();
        var mine = Path.Combine(Artifacts, "living-docs", "mine.txt");
        Directory.CreateDirectory(Path.GetDirectoryName(mine)!);
        File.WriteAllText(mine, "mine");

        FocusServer.TestLogger.LivingDocs.Write(_folder, anyTests: false, _told.Add);

        _told.Should().ContainSingle().Which.Should().StartWith("The living documentation could not be written: ").And.Contain("holds files that are no earlier site");
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Write_OfItsOwnTestsOrOfNone_WritesTheSite(bool own, bool anyTests)
    {
        LeaveAll();
        RunLock.Take(Artifacts, own ? Environment.ProcessId : 1, SuiteUnderTest.RealTime.GetUtcNow()).Dispose();

        FocusServer.TestLogger.LivingDocs.Write(_folder, anyTests, _told.Add);

        _told.Should().ContainSingle().Which.Should().StartWith("Living documentation: ");
    }

    private string Artifacts => Path.Combine(_folder, "artifacts");

    private void ShouldBeLeftToTheOther()
    {
        _told.Should().Equal("The living documentation of this run was not written: another run of this clone writes its own.");
        Directory.Exists(Path.Combine(Artifacts, "living-docs")).Should().BeFalse();
    }

    private void LeaveAll()
    {
        Leave(_folder, ".");
        CopyProgram(_folder);
    }

    [Fact]
    public void Write_WithACloneThatIsNotThere_TellsWhich()
    {
        var gone = Path.Combine(_folder, "gone");
        Leave(_folder, gone);

        FocusServer.TestLogger.LivingDocs.Write(_folder, anyTests: true, _told.Add);

        _told.Should().Equal($"The living documentation could not be written: {gone}, where these tests were built, is not there. Build them again.");
    }

    internal static void CopyProgram(string folder)
    {
        var program = Path.GetDirectoryName(typeof(FocusServer.LivingDocs.LivingDocsOptions).Assembly.Location)!;
        foreach (var file in Directory.EnumerateFiles(program, "*.dll").Concat(Directory.EnumerateFiles(program, "FocusServer.LivingDocs.*.json")))
        {
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        }
    }

    private static void Leave(string folder, string place)
    {
        Directory.CreateDirectory(folder);
        File.WriteAllLines(Path.Combine(folder, FocusServer.TestLogger.LivingDocs.PlaceName), [place]);
    }
}
