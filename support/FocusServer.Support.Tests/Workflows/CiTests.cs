using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Workflows;

public class CiTests
{
    private readonly Workflow _workflow = Workflow.Read("ci.yml");

    private WorkflowJob Test => _workflow.Jobs["test"];

    [Fact]
    public void Triggers_ArePushAndPullRequest() => _workflow.On.Keys.Should().BeEquivalentTo("push", "pull_request");

    [Theory]
    [InlineData("runner", "FeatureRunner", "Reqnroll")]
    [InlineData("os", "ubuntu-latest", "windows-latest")]
    public void Matrix_IsBothRunnersOnBothSystems(string axis, params string[] values) =>
        ((Dictionary<object, object>)Test.Strategy["matrix"]!)[axis].Should().BeEquivalentTo(values);

    [Theory]
    [InlineData("dotnet build --no-restore")]
    [InlineData("dotnet format --no-restore --verify-no-changes")]
    [InlineData("dotnet test --no-build --filter Category=quick")]
    [InlineData("dotnet run .github/scripts/job-summary.cs")]
    public void Step_OfTheGate_IsThere(string command) => Test.Steps.Should().Contain(step => step.Run == command);

    [Fact]
    public void Tests_AreRunWithCoverage() =>
        Test.Steps.Should().Contain(step => step.Run != null && step.Run.StartsWith("dotnet test --no-build --logger trx --collect", StringComparison.Ordinal));

    [Fact]
    public void Tests_AreReportedAsTrxAndJUnit() =>
        Test.Steps.Should().Contain(step => step.Run != null && step.Run.Contains("--logger trx ", StringComparison.Ordinal) && step.Run.Contains("--logger \"junit;", StringComparison.Ordinal));

    [Fact]
    public void QuickRampOfAPullRequest_IsOnTheEmbeddedServerAndItsVerdictTurnsTheJobRed()
    {
        var verdict = Test.Steps.SingleOrDefault(step => step.Run == "dotnet run .github/scripts/job-summary.cs");

        Test.Env.Keys.Should().NotContain(name => name.StartsWith("FOCUS_", StringComparison.Ordinal), "without settings, the server is the embedded one");
        verdict!.If.Should().Be("always()");
        verdict.ContinueOnError.Should().BeNull();
        verdict.Id.Should().NotBeNull("its outputs are for the steps that follow");
        RepositoryFiles.Text(Pages.Ci).ReplaceLineEndings(" ").Should().Contain("the quick ramp on the embedded server");
    }

    [Fact]
    public void Site_IsKept() =>
        Test.Steps.Should().Contain(step => step.Action == "actions/upload-artifact" && step.With["path"] == "artifacts/living-docs" && step.If == "always()");

    [Fact]
    public void Permissions_AreToRead() => Test.Permissions.Should().Equal(new Dictionary<string, string> { ["contents"] = "read" });
}
