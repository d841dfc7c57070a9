using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Ramps;

/// <summary>A ramp that needs no other machine pays for none.</summary>
public sealed class RampAloneTests : IDisposable
{
    private readonly string _runs = Directory.CreateTempSubdirectory("alone-").FullName;

    public void Dispose() => SuiteUnderTest.DeleteRuns(_runs);

    [SkippableFact]
    public async Task Ramp_OfOneProcess_LoadsNothingOfACluster()
    {
        Skip.If(OperatingSystem.IsWindows(), "There is no /bin/sh.");
        await using var server = await SuiteUnderTest.StartServerAsync().WaitAsync(SuiteUnderTest.Bound);

        var (exitCode, output) = await RampProgram.RunAfterAsync("true", server.BaseUrl, jobs: 1, _runs);

        exitCode.Should().Be(0, output);
        output.Split(Environment.NewLine).Should().Contain(RampProgram.OfACluster, output);
    }
}
