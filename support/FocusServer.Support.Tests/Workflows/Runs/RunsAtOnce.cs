using System.Text.Json;
using FluentAssertions;
using FocusServer.Support.Tests.Suite;
using Xunit;

namespace FocusServer.Support.Tests.Workflows.Runs;

/// <summary>
/// Two runs of one clone, and a run whose <c>dotnet test</c> is ended: each site tells of its own run, and only one of them writes it.
/// </summary>
[Collection(DryRuns.Name)]
[Trait("Category", DryRunCategory.Name)]
public class RunsAtOnce(CleanClone clone)
{
    private const string Ramp = "dotnet test steps --no-build --filter Category=custom -e FOCUS_ENVIRONMENT=staging -e FOCUS_Ramp__InitialJobs=2 -e FOCUS_Ramp__MaxJobs=4 -e FOCUS_Ramp__StepIncrement=2 -e FOCUS_Ramp__StepIntervalSec=3";
    private const string UntilItRuns = "for i in $(seq 600); do grep -q 'STEP 1' first.log && break; sleep 0.1; done";

    private static readonly TimeSpan _bound = TimeSpan.FromMinutes(10);

    [DryRunTheory]
    [InlineData("dotnet test steps --no-build --filter Category=quick")]
    [InlineData("dotnet test steps --no-build --filter Category=sweep")]
    public async Task Site_OfARunThatBroke_IsItsOwnWhateverRunsBesideIt(string second)
    {
        if (OperatingSystem.IsWindows())
        {
            // The script is bash's.
            return;
        }

        await using var server = await SuiteUnderTest.StartServerAsync(room: 1).WaitAsync(SuiteUnderTest.Bound);

        var (_, output) = await RunAsync($"({Ramp} -e FOCUS_Server__BaseUrl={server.BaseUrl} > first.log 2>&1 || echo \"first $?\") & {UntilItRuns}; {second} || echo \"second $?\"; wait; cat first.log");

        output.Should().Contain("first 1").And.Contain("second 1").And.Contain("Another run of this clone is under way (process ");
        Summary("verdict").Should().Be("broke", output);
    }

    [DryRunFact]
    public async Task Ramp_WhoseDotnetTestIsEnded_IsCutShortAndItsSiteSaysSo()
    {
        if (OperatingSystem.IsWindows())
        {
            // There are no signals.
            return;
        }

        await using var server = await SuiteUnderTest.StartServerAsync(room: 10).WaitAsync(SuiteUnderTest.Bound);

        var (_, output) = await RunAsync(
            $"{Ramp} -e FOCUS_Ramp__StepIntervalSec=60 -e FOCUS_Server__BaseUrl={server.BaseUrl} > first.log 2>&1 & first=$!; {UntilItRuns}; kill -TERM $first; wait $first || true; "
            + "for i in $(seq 1200); do grep -q 'Living documentation' first.log && break; sleep 0.1; done; sleep 1; cat first.log");

        output.Should().Contain("🛑 STOPPED: cut short at step 1 (2 jobs): dotnet test, which had started the tests, ended before them");
        Summary("verdict").Should().Be("not-proven", output);
        File.ReadAllText(Path.Combine(clone.Root, "artifacts/living-docs/summary.md")).Should().Contain("Cut short at step 1 (2 jobs): dotnet test, which had started the tests, ended before them");
    }

    private async Task<(int ExitCode, string Output)> RunAsync(string script)
    {
        var (built, log) = await Shell.RunAsync("dotnet build steps", clone.Root, new Dictionary<string, string>(), _bound);
        built.Should().Be(0, log);
        return await Shell.RunAsync(script, clone.Root, new Dictionary<string, string>(), _bound);
    }

    private string? Summary(string name)
    {
        using var summary = JsonDocument.Parse(File.ReadAllText(Path.Combine(clone.Root, "artifacts/living-docs/summary.json")));
        return summary.RootElement.GetProperty(name).GetString();
    }
}
