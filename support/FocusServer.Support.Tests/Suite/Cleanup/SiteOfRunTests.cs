using FluentAssertions;
using FocusServer.Suite.Cleanup;
using FocusServer.Suite.Runs;
using FocusServer.Support.Tests.TestLogger;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Cleanup;

/// <summary>Checks the site of a run whose test platform has ended before it could write it.</summary>
public sealed class SiteOfRunTests : IDisposable
{
    // No system gives a process such an id.
    private const int Ended = int.MaxValue;

    private readonly string _root = Directory.CreateTempSubdirectory("site-of-run-").FullName;
    private readonly DateTimeOffset _start = SuiteUnderTest.RealTime.GetUtcNow();

    public SiteOfRunTests()
    {
        LivingDocsTests.CopyProgram(_root);
        File.WriteAllText(Path.Combine(_root, "FocusServer.Specs.sln"), "");
        File.WriteAllText(Path.Combine(_root, "FocusServer.LivingDocs.place"), ".");
    }

    private string Artifacts => Path.Combine(_root, "artifacts");

    private string Page => Path.Combine(Artifacts, "living-docs", "index.html");

    public void Dispose() => Directory.Delete(_root, recursive: true);

    [Fact]
    public async Task Write_OfARunThatHasEnded_WritesItUnlessItIsThere()
    {
        var site = UnderWay(owner: Ended);

        await site.WriteAsync(SuiteUnderTest.RealTime).WaitAsync(SuiteUnderTest.Bound);

        File.Exists(Page).Should().BeTrue();
        File.Exists(Path.Combine(Artifacts, "living-docs.html")).Should().BeTrue();
        File.Delete(Page);
        await site.WriteAsync(SuiteUnderTest.RealTime).WaitAsync(SuiteUnderTest.Bound);
        File.Exists(Page).Should().BeFalse("its summary tells that it was written");
    }

    [Fact]
    public async Task Write_WhileAnotherRunIsUnderWay_LeavesItToThat()
    {
        var site = UnderWay(owner: Ended);
        using var next = RunLock.Take(Artifacts, owner: Ended - 1, _start);

        await site.WriteAsync(SuiteUnderTest.RealTime).WaitAsync(SuiteUnderTest.Bound);

        File.Exists(Page).Should().BeFalse();
    }

    [Fact]
    public async Task Write_AfterAnotherRun_LeavesThatOnesAsItIs()
    {
        var site = UnderWay(owner: Ended);
        UnderWay(owner: Ended - 1);

        await site.WriteAsync(SuiteUnderTest.RealTime).WaitAsync(SuiteUnderTest.Bound);

        File.Exists(Page).Should().BeFalse();
    }

    [Fact]
    public async Task Write_WhileTheTestPlatformLives_LeavesItToThat()
    {
        await UnderWay(owner: Environment.ProcessId).WriteAsync(SuiteUnderTest.RealTime).WaitAsync(SuiteUnderTest.Bound);

        File.Exists(Page).Should().BeFalse();
    }

    [Fact]
    public async Task Write_BeforeTheTestsHaveEnded_WaitsForThem()
    {
        var held = RunLock.Take(Artifacts, owner: Ended, _start);
        var writing = SiteOfRun.For(Artifacts, _root).WriteAsync(SuiteUnderTest.RealTime);
        await Task.Delay(TimeSpan.FromSeconds(1), SuiteUnderTest.RealTime, CancellationToken.None);
        File.Exists(Page).Should().BeFalse();

        held.Dispose();
        await writing.WaitAsync(SuiteUnderTest.Bound);

        File.Exists(Page).Should().BeTrue();
    }

    [Fact]
    public async Task Write_OfTestsWithoutLivingDocumentation_DoesNothing()
    {
        RunLock.Take(Artifacts, owner: Ended, _start).Dispose();

        await SiteOfRun.For(Artifacts, Artifacts).WriteAsync(SuiteUnderTest.RealTime).WaitAsync(SuiteUnderTest.Bound);

        File.Exists(Page).Should().BeFalse();
    }

    private SiteOfRun UnderWay(int owner)
    {
        using var held = RunLock.Take(Artifacts, owner, _start);
        return SiteOfRun.For(Artifacts, _root);
    }
}
