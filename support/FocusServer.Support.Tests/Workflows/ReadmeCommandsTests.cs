using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Workflows;

public class ReadmeCommandsTests
{
    [Fact]
    public void Commands_OfTheReadme_AreFound() =>
        ReadmeCommands.All.Should().Contain(ReadmeCommands.MainJob).And.Contain(ReadmeCommands.Everything)
            .And.OnlyContain(command => command.StartsWith("dotnet ", StringComparison.Ordinal), "a block of another kind is no command that a test can run");

    [Fact]
    public void Gate_RunsEveryTestAndThenTheDryRuns()
    {
        var gate = RepositoryFiles.Text(".ci/run");

        gate.Should().Contain($"\n{ReadmeCommands.Everything} 2>&1").And.Contain($"--filter Category={DryRunCategory.Name}");
    }
}
