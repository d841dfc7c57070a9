using FluentAssertions;
using Xunit;
using Xunit.Abstractions;

namespace FocusServer.Support.Tests.Workflows.Runs;

/// <summary>
/// The gradual load test, followed step by step on a clean clone: an embedded server takes the place of the real one.
/// All runs share a work folder, as on a machine of one's own.
/// </summary>
[Collection(DryRuns.Name)]
[Trait("Category", DryRunCategory.Name)]
public class GradualLoadTestRuns(CleanClone clone, ITestOutputHelper output)
{
    private const string SecondRun = "Quick ramp, once more";

    private readonly Workflow _workflow = Workflow.Read("gradual-load-test.yml");
    private readonly string _artifacts = clone.NewFolder();

    [DryRunTheory]
    [InlineData("quick")]
    [InlineData("stability")]
    [InlineData("full")]
    [InlineData("custom")]
    public async Task Run_OnAHealthyServer_IsGreenAndPublished(string type)
    {
        var before = clone.History();

        var (run, isGreen) = await LoadTestAsync(type, "embedded");

        isGreen.Should().BeTrue(run.Log);
        run.Failed.Should().BeSubsetOf(["Earlier runs, for the history"], "the first run has none");
        run.Ran.Should().Contain($"{char.ToUpperInvariant(type[0])}{type[1..]} ramp").And.EndWith("Sweep");
        Verdict(run, type).Should().Contain("✓ **Held**");
        await ShouldBeReportedAndPublishedAsync(run, type, before);
    }

    [DryRunFact]
    public async Task Run_OnAServerThatBreaks_IsRedAndPublished()
    {
        var before = clone.History();

        var (run, isGreen) = await LoadTestAsync("quick", "embedded", new() { ["FOCUS_Emulator__MaxWindows"] = "6" }, trigger: "schedule");

        isGreen.Should().BeFalse(run.Log);
        run.Failed.Should().Contain("Quick ramp").And.Contain("Job summary").And.NotContain("Sweep");
        run.Ran.Should().NotContain(SecondRun);
        run.Output("verdict").Should().Be("broke");
        run.Log.Should().MatchRegex(@"(?m)^::error file=features/gradual-load/quick-ramp\.feature,line=\d+,title=Broke at \d+ jobs::Quick ramp 2→10, staging");
        Verdict(run, "quick").Should().Contain("**Broke at");
        await ShouldBeReportedAndPublishedAsync(run, "quick", before);
    }

    [DryRunFact]
    public async Task Run_OnAServerThatCannotBeReached_IsRedAndReported()
    {
        var (run, isGreen) = await LoadTestAsync("quick", "http://127.0.0.1:9");

        isGreen.Should().BeFalse(run.Log);
        run.Ran.Should().NotContain(SecondRun, "by hand, a person decides");
        run.Output("verdict").Should().Be("not-proven");
        Verdict(run, "quick").Should().Contain("? **Not proven**");
        await ShouldBeReportedAndPublishedAsync(run, "quick", before: null);
    }

    [DryRunFact]
    public async Task Run_AtNightThatIsNotProvenAndHoldsOnceMore_IsGreenAndShowsBoth()
    {
        var before = clone.History();

        var (run, isGreen) = await LoadTestAsync("quick", "embedded", trigger: "schedule", first: "-e FOCUS_Emulator__Profile=waiting-for-fiber");

        isGreen.Should().BeTrue(run.Log);
        run.Ran.Count(step => step.StartsWith("Quick ramp", StringComparison.Ordinal)).Should().Be(2);
        run.Failed.Should().Contain("Quick ramp").And.NotContain(SecondRun).And.NotContain("Job summary");
        run.Output("verdict").Should().Be("held");
        run.Log.Should().MatchRegex(@"(?m)^::warning file=features/gradual-load/quick-ramp\.feature,line=\d+,title=Not proven::Quick ramp 2→10, staging");
        Verdicts(run, "quick").Should().HaveCount(2);
        Verdicts(run, "quick")[0].Should().Contain("? **Not proven**");
        Verdicts(run, "quick")[1].Should().Contain("✓ **Held**").And.Contain("was not proven.");
        Artifact("not-proven").Should().Contain("test-results/quick.trx").And.Contain("living-docs/index.html").And.ContainSingle(file => file.EndsWith("/run.jsonl", StringComparison.Ordinal));
        await ShouldBeReportedAndPublishedAsync(run, "quick", before, runs: 2);
        File.ReadAllText(Path.Combine(_artifacts, "github-pages", "summary.md")).Should().Contain("✓ **Held**").And.Contain("was not proven.");
    }

    [DryRunFact]
    public async Task Run_AtNightThatIsNotProvenTwice_IsRedAndNotRunAThirdTime()
    {
        var (run, isGreen) = await LoadTestAsync("quick", "http://127.0.0.1:9", trigger: "schedule");

        isGreen.Should().BeFalse(run.Log);
        run.Ran.Count(step => step.StartsWith("Quick ramp", StringComparison.Ordinal)).Should().Be(2);
        run.Failed.Should().Contain("Job summary, once more");
        run.Output("verdict").Should().Be("not-proven");
        Verdicts(run, "quick").Should().HaveCount(2).And.OnlyContain(row => row.Contains("? **Not proven**", StringComparison.Ordinal));
        await ShouldBeReportedAndPublishedAsync(run, "quick", before: null);
    }

    [DryRunFact]
    public async Task Run_WithAnInputThatIsNoNumber_IsRefusedByTheSuite()
    {
        var (run, isGreen) = await LoadTestAsync("custom", "embedded", maxJobs: "5; echo pasted");

        isGreen.Should().BeFalse();
        run.Log.Should().Contain("FOCUS_Ramp__MaxJobs = 5; echo pasted: a whole number");
        run.Log.Split('\n').Should().NotContain(line => line.Trim() == "pasted");
        Verdict(run, "custom").Should().NotContain("**Held");
    }

    private async Task<(JobRun Run, bool IsGreen)> LoadTestAsync(string type, string url, Dictionary<string, string>? more = null, string maxJobs = "7", string trigger = "workflow_dispatch", string first = "")
    {
        var context = new ExpressionContext()
            .Set("inputs.test_type", type).Set("inputs.environment", "staging")
            .Set("inputs.initial_jobs", "3").Set("inputs.max_jobs", maxJobs).Set("inputs.step_interval_sec", "5")
            .Set("vars.FOCUS_Server__BaseUrl", url).Set("github.event_name", trigger);
        var run = new JobRun(_workflow.Jobs["load-test"], context, clone.Root, _artifacts)
        {
            Variables = more ?? [],
            Command = step => step.Id == "quick" ? step.Run!.Replace(" -- ", $" {first} -- ", StringComparison.Ordinal) : step.Run,
        };
        var isGreen = await run.RunAsync();
        output.WriteLine($"{type} on {url}: {(isGreen ? "green" : "red")}; failed: {string.Join(", ", run.Failed)}");
        output.WriteLine(run.Summary);
        return (run, isGreen);
    }

    private async Task ShouldBeReportedAndPublishedAsync(JobRun run, string type, IReadOnlyList<string>? before, int runs = 1)
    {
        Artifact("evidence").Should().Contain($"test-results/{type}.trx").And.Contain($"test-results/{type}.junit.xml").And.Contain("test-results/reqnroll_report.ndjson");
        Artifact("site").Should().Contain("living-docs/index.html").And.Contain("living-docs/summary.md").And.Contain("living-docs.html");
        var context = new ExpressionContext { Success = false }.Set("github.event_name", "schedule").Set("needs.load-test.outputs.site", run.Output("site")).Set("needs.load-test.outputs.first", run.Output("first"));
        Expression.IsMet(_workflow.Jobs["publish"].If, context).Should().BeTrue();

        if (before is not null)
        {
            Artifact("evidence").Count(file => file.EndsWith("/run.jsonl", StringComparison.Ordinal)).Should().Be(runs, "what earlier runs left is not this run's");
        }

        // The publishing job is a Linux one, wherever the ramp ran.
        if (!OperatingSystem.IsWindows())
        {
            await PublishAsync(context, before, runs);
        }
    }

    private async Task PublishAsync(ExpressionContext context, IReadOnlyList<string>? before, int runs)
    {
        context.Success = true;
        var publish = new JobRun(_workflow.Jobs["publish"], context, clone.Clone("publishing"), _artifacts);
        (await publish.RunAsync()).Should().BeTrue(publish.Log);

        Artifact("github-pages").Should().Contain("index.html");
        output.WriteLine($"history: {string.Join(", ", clone.History())}");
        if (before is not null)
        {
            before.Should().BeSubsetOf(clone.History());
            clone.History().Should().HaveCount(before.Count + runs);
        }
    }

    private static string Verdict(JobRun run, string type) => Verdicts(run, type).Should().ContainSingle().Subject;

    // The rows of the summary for the ramp that was run, one a run.
    private static List<string> Verdicts(JobRun run, string type) =>
        [.. run.Summary.Split('\n').Where(line => line.StartsWith($"| {type} ramp", StringComparison.OrdinalIgnoreCase) && line.Contains(", staging |", StringComparison.Ordinal))];

    private IEnumerable<string> Artifact(string name)
    {
        var folder = Path.Combine(_artifacts, name);
        return Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(folder, file).Replace('\\', '/'));
    }
}
