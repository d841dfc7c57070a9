using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Workflows.Runs;

/// <summary>The commands of the README and of the pages of the documentation, and those of the workflow that every push runs, on a clean clone.</summary>
[Collection(DryRuns.Name)]
[Trait("Category", DryRunCategory.Name)]
public class CommandRuns(CleanClone clone)
{
    private static readonly TimeSpan _bound = TimeSpan.FromMinutes(20);

    public static TheoryData<string> OfThePages => [.. DocumentedCommands.All.Except([DocumentedCommands.Everything])];

    // The locale is one whose console is not UTF-8.
    [DryRunTheory]
    [MemberData(nameof(OfThePages))]
    public async Task Command_OfAPage_DoesAsThePageSays(string command)
    {
        var (exitCode, output) = await Shell.RunAsync(command, clone.Root, new Dictionary<string, string> { ["LC_ALL"] = "C" }, _bound);

        exitCode.Should().Be(DocumentedCommands.IsToFail(command) ? 1 : 0, output);
        if (command == DocumentedCommands.MainJob)
        {
            output.Should().Contain("📊 STEP 1").And.Contain($"Living documentation: {clone.Root}");
        }
    }

    [DryRunFact]
    public async Task Gate_FollowedStepByStep_IsGreen()
    {
        var artifacts = clone.NewFolder();
        var context = new ExpressionContext().Set("matrix.os", "this").Set("matrix.runner", "FeatureRunner");
        var run = new JobRun(Workflow.Read("ci.yml").Jobs["test"], context, clone.Root, artifacts) { Command = Narrowed };

        (await run.RunAsync()).Should().BeTrue(run.Log);

        run.Summary.Should().Contain("✓ **Held**");
        Directory.EnumerateFiles(Path.Combine(artifacts, "site-this-FeatureRunner"), "index.html").Should().NotBeEmpty();
        var evidence = Path.Combine(artifacts, "evidence-this-FeatureRunner");
        Directory.EnumerateFiles(evidence, "*.cobertura.xml", SearchOption.AllDirectories).Should().NotBeEmpty();
        Directory.EnumerateFiles(evidence, "*.trx", SearchOption.AllDirectories).Should().NotBeEmpty();
    }

    // Leaves out the commands that run these tests and the format check, which the gate has just made; the line that runs every test runs a few.
    private static string? Narrowed(WorkflowStep step) => Narrowed(step.Run!);

    private static string? Narrowed(string command) =>
        command.Contains(DryRunCategory.Name, StringComparison.Ordinal) || command.StartsWith("dotnet format", StringComparison.Ordinal) ? null
        : command.Contains("--collect", StringComparison.Ordinal) ? $"{command} --filter \"Category=sweep|FullyQualifiedName~{nameof(ExpressionTests)}\""
        : command;
}
