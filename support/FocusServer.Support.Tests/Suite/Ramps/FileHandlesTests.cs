using FluentAssertions;
using FocusServer.Suite.Ramps;
using FocusServer.Suite.Runs;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Ramps;

/// <summary>A ramp that this process has too few file handles for is refused before its first request.</summary>
public sealed class FileHandlesTests
{
    [Theory]
    [InlineData(100, false, 159, 0, "100 jobs take about 160 file handles, and 159 of this process's 159 are left: allow more of them (ulimit -n), or ask for fewer jobs. The ramp sent nothing to the server.")]
    [InlineData(100, true, 400, 50, "100 jobs take about 360 file handles, and 350 of this process's 400 are left*")]
    [InlineData(100, false, 160, 0, null)]
    [InlineData(10, true, 1024, 200, null)]
    public void Shortage_OfFileHandles_IsForeseen(int jobs, bool embedded, int limit, int open, string? expected)
    {
        var shortage = FileHandles.FindShortage(jobs, embedded, limit, open);

        if (expected is null)
        {
            shortage.Should().BeNull();
        }
        else
        {
            shortage.Should().Match(expected);
        }
    }

    [SkippableFact]
    public async Task Ramp_OfAProcessWithFewFileHandles_IsRefusedBeforeItsFirstRequest()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only Linux says how many file handles a process may have.");
        await using var server = await SuiteUnderTest.StartServerAsync().WaitAsync(SuiteUnderTest.Bound);
        var before = server.Events.Count;

        var (exitCode, output) = await RampProgram.RunAfterAsync("ulimit -n 250", server.BaseUrl, jobs: 200, runs: "none");

        output.Should().MatchRegex($"{nameof(CannotStartException)}: 200 jobs take about 260 file handles, and [0-9]+ of this process's 250 are left: allow more of them");
        exitCode.Should().Be(0);
        server.Events.Should().HaveCount(before);
    }
}
