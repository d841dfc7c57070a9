using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Workflows;

public class DocumentedCommandsTests
{
    public static TheoryData<string> OfUsers => [.. Pages.OfUsers];

    [Fact]
    public void Commands_OfTheReadme_AreFound() =>
        DocumentedCommands.Of(Pages.Readme).Should().Contain(DocumentedCommands.MainJob).And.Contain(DocumentedCommands.Everything);

    [Fact]
    public void Commands_OfAllPages_AreFoundOnce() =>
        DocumentedCommands.All.Should().Contain(DocumentedCommands.Of(Pages.Running)).And.OnlyHaveUniqueItems()
            .And.OnlyContain(command => command.StartsWith("dotnet ", StringComparison.Ordinal), "a block of another kind is no command that a test can run");

    [Theory]
    [MemberData(nameof(OfUsers))]
    public void Blocks_OfAPage_AreCommandsOrText(string page) =>
        DocumentedCommands.KindsOfBlocks(page).Should().BeSubsetOf(["sh", "text"], "a command in a block of another kind would not be run");

    [Fact]
    public void Gate_RunsEveryTestAndThenTheDryRuns()
    {
        var gate = RepositoryFiles.Text(".ci/run");

        gate.Should().Contain($"\n{DocumentedCommands.Everything} 2>&1").And.Contain($"--filter Category={DryRunCategory.Name}");
    }
}
