using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Ramps;

public sealed class OneMachineTests : IDisposable
{
    private readonly string _runs = Directory.CreateTempSubdirectory("one-machine-").FullName;

    [SkippableFact]
    public async Task Ramp_WithoutLoadGenerators_LoadsNothingThatOnlyTheyNeed()
    {
        Skip.If(OperatingSystem.IsWindows(), "It is started by a shell.");
        await using var server = await SuiteUnderTest.StartServerAsync().WaitAsync(SuiteUnderTest.Bound);

        var (_, output) = await RampProgram.RunAfterAsync("true", server.BaseUrl, jobs: 1, _runs);

        output.Should().Contain("Loaded for other machines: .");
    }

    public void Dispose() => Directory.Delete(_runs, recursive: true);
}
