using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Workflows.Runs;

/// <summary>The commands of the gate and of the README, on a clean clone.</summary>
[Collection(DryRuns.Name)]
[Trait("Category", DryRunCategory.Name)]
public class CommandRuns(CleanClone clone)
{
    private static readonly TimeSpan _bound = TimeSpan.FromMinutes(20);

    public static TheoryData<string> OfTheReadme => [.. ReadmeCommands.All.Except([ReadmeCommands.Everything])];

    public static TheoryData<string> OfTheGate => [.. Commands("ci.yml").Where(command => !command.Contains(DryRunCategory.Name, StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(OfTheReadme))]
    public async Task Command_OfTheReadme_DoesAsTheReadmeSays(string command)
    {
        var (exitCode, output) = await Shell.RunAsync(command, clone.Root, new Dictionary<string, string>(), _bound);

        exitCode.Should().Be(ReadmeCommands.IsToFail(command) ? 1 : 0, output);
    }

    [Theory]
    [InlineData("C")]
    [InlineData("en_US.ISO-8859-1")]
    public async Task MainJob_OnAConsoleThatIsNotUtf8_IsShownWhole(string locale)
    {
        var variables = new Dictionary<string, string> { ["LC_ALL"] = locale, ["FOCUS_ENVIRONMENT"] = "staging", ["FOCUS_Server__BaseUrl"] = "embedded" };

        var (exitCode, output) = await Shell.RunAsync("dotnet test steps --filter Category=quick", clone.Root, variables, _bound);

        exitCode.Should().Be(0, output);
        output.Should().Contain("📊 STEP 1").And.Contain($"Living documentation: {clone.Root}");
    }

    [Theory]
    [MemberData(nameof(OfTheGate))]
    public async Task Command_OfTheGate_Succeeds(string command)
    {
        var variables = new Dictionary<string, string> { ["GITHUB_STEP_SUMMARY"] = Path.Combine(clone.NewFolder(), "summary.md") };
        (await Shell.RunAsync("dotnet build", clone.Root, variables, _bound)).ExitCode.Should().Be(0);

        var (exitCode, output) = await Shell.RunAsync(command, clone.Root, variables, _bound);

        exitCode.Should().Be(0, output);
    }

    private static IEnumerable<string> Commands(string file) => Workflow.Read(file).Steps.Select(step => step.Run).OfType<string>();
}
