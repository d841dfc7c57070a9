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
    public void Write_BesideTestsWithIt_WritesTheSiteAndPrintsItsAddress()
    {
        Leave(typeof(FocusServer.LivingDocs.LivingDocsOptions).Assembly.Location);
        Directory.CreateDirectory(Path.Combine(_folder, "artifacts"));

        FocusServer.TestLogger.LivingDocs.Write(_folder, anyTests: true, _told.Add);

        _told.Should().ContainSingle().Which.Should().StartWith("Living documentation: ").And.EndWith(Path.Combine("artifacts", "living-docs", "index.html"));
        File.Exists(Path.Combine(_folder, "artifacts", "living-docs.html")).Should().BeTrue();
    }

    [Fact]
    public void Write_WithAProgramThatIsNotThere_TellsWhy()
    {
        Leave(Path.Combine(_folder, "nothing.dll"));

        FocusServer.TestLogger.LivingDocs.Write(_folder, anyTests: true, _told.Add);

        string.Join('\n', _told).Should().Contain("nothing.dll");
    }

    [Fact]
    public void Write_WhileAnotherRunHoldsTheArtifacts_WritesNothing()
    {
        Leave(typeof(FocusServer.LivingDocs.LivingDocsOptions).Assembly.Location);
        using var other = RunLock.Take(Artifacts, owner: 1, SuiteUnderTest.RealTime.GetUtcNow());

        FocusServer.TestLogger.LivingDocs.Write(_folder, anyTests: false, _told.Add);

        ShouldBeLeftToTheOther();
    }

    [Fact]
    public void Write_AfterTestsOfAnotherRunHeldTheArtifacts_LeavesTheirSiteAsItIs()
    {
        Leave(typeof(FocusServer.LivingDocs.LivingDocsOptions).Assembly.Location);
        RunLock.Take(Artifacts, owner: 1, SuiteUnderTest.RealTime.GetUtcNow()).Dispose();

        FocusServer.TestLogger.LivingDocs.Write(_folder, anyTests: true, _told.Add);

        ShouldBeLeftToTheOther();
    }

    [Theory]
    [InlineData(true, true)]
    [InlineData(false, false)]
    public void Write_OfItsOwnTestsOrOfNone_WritesTheSite(bool own, bool anyTests)
    {
        Leave(typeof(FocusServer.LivingDocs.LivingDocsOptions).Assembly.Location);
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

    private void Leave(string program) => File.WriteAllLines(Path.Combine(_folder, FocusServer.TestLogger.LivingDocs.PlaceName), [program, _folder]);
}
