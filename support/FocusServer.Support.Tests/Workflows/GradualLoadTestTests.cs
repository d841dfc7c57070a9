using System.Globalization;
using System.Text.RegularExpressions;
using FluentAssertions;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.LivingDocs.Ramps.History;
using FocusServer.Load.Cleanup;
using FocusServer.Load.Jobs;
using FocusServer.Load.Reporting;
using Xunit;

namespace FocusServer.Support.Tests.Workflows;

public partial class GradualLoadTestTests
{
    private readonly Workflow _workflow = Workflow.Read("gradual-load-test.yml");

    private WorkflowJob LoadTest => _workflow.Jobs["load-test"];

    private WorkflowJob Publish => _workflow.Jobs["publish"];

    private Dictionary<object, object> Inputs => (Dictionary<object, object>)((Dictionary<object, object>)_workflow.On["workflow_dispatch"]!)["inputs"];

    [Theory]
    [InlineData("test_type", "choice", "quick", "full, quick, stability, custom")]
    [InlineData("environment", "choice", "staging", "staging, production")]
    [InlineData("initial_jobs", "number", "5", null)]
    [InlineData("max_jobs", "number", "100", null)]
    [InlineData("step_interval_sec", "number", "10", null)]
    public void Input_OfAManualRun_IsOfTheTable(string name, string type, string value, string? options)
    {
        var input = (Dictionary<object, object>)Inputs[name];

        input["type"].Should().Be(type);
        input["default"].Should().Be(value);
        (input.GetValueOrDefault("options") is List<object> list ? string.Join(", ", list) : null).Should().Be(options);
    }

    [Fact]
    public void Inputs_OfAManualRun_AreThoseFive()
    {
        _workflow.Name.Should().Be("🚀 Gradual Load Test");
        Inputs.Should().HaveCount(5);
    }

    [Fact]
    public void Triggers_AreByHandAndDailyAtThree()
    {
        _workflow.On.Keys.Should().BeEquivalentTo("workflow_dispatch", "schedule");
        var cron = ((List<object>)_workflow.On["schedule"]!).Should().ContainSingle().Which;
        ((Dictionary<object, object>)cron)["cron"].Should().Be("0 3 * * *");
    }

    [Fact]
    public void Settings_OfANightlyRun_AreTheDefaultsOfTheInputs()
    {
        var nightly = Settings(new ExpressionContext());
        var byHand = Settings(Context(Inputs.ToDictionary(input => (string)input.Key, input => (string?)((Dictionary<object, object>)input.Value)["default"])));

        nightly.Should().BeEquivalentTo(byHand);
        nightly.Should().Contain("TEST_TYPE", "quick").And.Contain("FOCUS_ENVIRONMENT", "staging");
    }

    [Fact]
    public void Settings_OfAManualRun_AreItsInputs() =>
        Settings(Context(new() { ["test_type"] = "custom", ["environment"] = "production", ["initial_jobs"] = "0", ["max_jobs"] = "x; y", ["step_interval_sec"] = "2.5" }))
            .Should().Contain("TEST_TYPE", "custom").And.Contain("FOCUS_ENVIRONMENT", "production").And.Contain("FOCUS_Ramp__InitialJobs", "0")
            .And.Contain("FOCUS_Ramp__MaxJobs", "x; y").And.Contain("FOCUS_Ramp__StepIntervalSec", "2.5");

    [Fact]
    public void Settings_OfTheServer_AreTheEnvironments()
    {
        var context = Context(new() { ["environment"] = "production" })
            .Set("vars.FOCUS_SERVER__BASEURL", "https://host/x").Set("secrets.FOCUS_SERVER__TOKEN", "t").Set("vars.FOCUS_ALLOWPRODUCTION", "true");

        Expression.Expand((string)LoadTest.Environment!, context).Should().Be("production");
        Settings(context).Should().Contain("FOCUS_Server__BaseUrl", "https://host/x").And.Contain("FOCUS_Server__Token", "t").And.Contain("FOCUS_AllowProduction", "true");
    }

    [Theory]
    [InlineData("production", "true")]
    [InlineData("staging", "")]
    [InlineData(null, "")]
    public void LeaveForProduction_IsOnlyGivenToARunOnProduction(string? environment, string given) =>
        Settings(Context(new() { ["environment"] = environment }).Set("vars.FOCUS_ALLOWPRODUCTION", "true")).Should().Contain("FOCUS_AllowProduction", given);

    [Fact]
    public void Runner_IsTheOneThatTheRepositoryNames() =>
        Expression.Expand(LoadTest.RunsOn, new ExpressionContext().Set("vars.LOAD_TEST_RUNNER", "load")).Should().Be("load");

    [Fact]
    public void Runs_AgainstOneEnvironment_AreNeverTwoAndNeverCancelled()
    {
        _workflow.Concurrency!["cancel-in-progress"].Should().Be("false");
        Group("staging").Should().NotBe(Group("production"));
        Expression.Expand(_workflow.Concurrency["group"], new ExpressionContext()).Should().Be(Group("staging"), "a nightly run must not meet a manual one");
        Publish.Concurrency!["cancel-in-progress"].Should().Be("false");

        string Group(string environment) => Expression.Expand(_workflow.Concurrency["group"], Context(new() { ["environment"] = environment }));
    }

    [Theory]
    [InlineData("full")]
    [InlineData("quick")]
    [InlineData("stability")]
    [InlineData("custom")]
    public void TestType_RunsItsRampAlone(string type)
    {
        var context = new ExpressionContext().Set("env.TEST_TYPE", type);

        var ramp = Ramps.Where(step => Expression.IsMet(step.If, context));

        ramp.Should().ContainSingle().Which.Run.Should().Contain($"--filter Category={type} ").And.Contain("TreatNoTestsAsError=true")
            .And.Contain($"LogFileName={type}.trx").And.Contain($"junit;LogFileName={type}.junit.xml");
    }

    [Theory]
    [InlineData("full")]
    [InlineData("quick")]
    [InlineData("stability")]
    public void TimeOut_OfARamp_IsAboveItsPlan(string type) =>
        TimeOut(type).Should().BeGreaterThan(Longest(RampOf(type)));

    [Fact]
    public void TimeOut_OfTheCustomRamp_IsAboveAHundredJobsHeldForMinutes() =>
        TimeOut("custom").Should().BeGreaterThan(Longest(new RampOptions { Name = "custom", InitialJobs = 5, MaxJobs = 100, StepIncrement = 5, StepInterval = TimeSpan.FromMinutes(6) }));

    [Fact]
    public void TimeOut_OfTheJob_LeavesTimeForReportsAndTheSweep()
    {
        var longest = LoadTest.Steps.Max(step => step.TimeoutMinutes);
        var others = LoadTest.Steps.Except(Ramps).Where(step => !IsOfTheSecondRun(step)).Sum(step => step.TimeoutMinutes);
        var nightly = LoadTest.Steps.Except(Ramps).Sum(step => step.TimeoutMinutes) + TimeOut("quick").TotalMinutes;

        LoadTest.TimeoutMinutes.Should().BeGreaterThan((longest + others)!.Value).And.BeLessThanOrEqualTo(360, "no hosted runner gives a job more");
        ((double)LoadTest.TimeoutMinutes!).Should().BeGreaterThan(nightly!.Value);
    }

    [Fact]
    public void SecondRun_IsThatOfTheNightlyRamp()
    {
        var type = Settings(new ExpressionContext())["TEST_TYPE"];
        var first = LoadTest.Steps.Single(step => step.If == $"env.TEST_TYPE == '{type}'");
        var second = LoadTest.Steps.Single(step => step.Id == "again");

        second.Run.Should().Be(first.Run);
        second.TimeoutMinutes.Should().Be(first.TimeoutMinutes);
        first.Id.Should().Be("quick", "the job summary asks for the outcome of that step");
        Ramps.Should().HaveCount(4);
        LoadTest.Steps.Count(step => step.Run?.Contains("Category=", StringComparison.Ordinal) == true && !step.Run.Contains("=sweep", StringComparison.Ordinal))
            .Should().Be(Ramps.Count + 1, "nothing runs a third time");
    }

    [Theory]
    [InlineData("schedule", "failure", "true", "true")]
    [InlineData("schedule", "success", "true", "false")]
    [InlineData("schedule", "skipped", "false", "false")]
    [InlineData("workflow_dispatch", "failure", "false", "false")]
    public void FirstRun_MayBeFollowedByAnother_OnlyAtNightAndIfItWasOne(string trigger, string outcome, string mayBe, string isForgiven)
    {
        var context = new ExpressionContext().Set("github.event_name", trigger).Set("steps.quick.outcome", outcome);

        Expression.Expand(LoadTest.Steps.Single(step => step.Id == "summary").Env["RUNS_ONCE_MORE"], context).Should().Be(mayBe);
        var ramp = LoadTest.Steps.Single(step => step.Id == "quick");
        (outcome == "failure" && Expression.Expand(ramp.ContinueOnError!, context) == "true").Should().Be(isForgiven == "true");
    }

    [Theory]
    [InlineData("true", true)]
    [InlineData("false", false)]
    [InlineData(null, false)]
    public void SecondRun_AndItsReports_AreThereIfTheSummarySaysSo(string? again, bool areThere)
    {
        var context = new ExpressionContext().Set("steps.summary.outputs.again", again);

        var steps = LoadTest.Steps.Where(IsOfTheSecondRun).ToList();

        steps.Select(step => step.Title).Should().Equal("The run that was not proven", "Clear its reports", "Quick ramp, once more", "Job summary, once more");
        steps.Should().OnlyContain(step => Expression.IsMet(step.If, context) == areThere);
    }

    [Fact]
    public void Verdict_OfTheJob_IsThatOfItsLastRun()
    {
        var context = new ExpressionContext().Set("steps.summary.outputs.verdict", "not-proven").Set("steps.summary.outputs.sentence", "Cut short.");
        Output("verdict").Should().Be("not-proven");
        Output("sentence").Should().Be("Cut short.");

        context.Set("steps.second.outputs.verdict", "held").Set("steps.second.outputs.sentence", "Held.");
        Output("verdict").Should().Be("held");
        Output("sentence").Should().Be("Held.");
        LoadTest.Steps.Where(step => step.Run == "dotnet run .github/scripts/job-summary.cs").Should().HaveCount(2).And.OnlyContain(step => step.ContinueOnError == null);
        LoadTest.Steps.Single(step => step.Id == "second").Env.Keys.Should().Equal(["RAMP_STEP"], "a second run is the last");

        string Output(string name) => Expression.Expand(LoadTest.Outputs[name], context);
    }

    [Fact]
    public void History_OfANightWithTwoRuns_HasBoth()
    {
        var context = Ended(success: true, site: "1").Set("needs.load-test.outputs.first", "2");

        var titles = Publish.Steps.Where(step => Expression.IsMet(step.If, context)).Select(step => step.Title).ToList();

        titles.Should().ContainInOrder("Earlier runs", "The run that was not proven", "Its place in the history", "Evidence and test results", "Site", "Keep the history");
        Publish.Steps.Where(step => step.If == "needs.load-test.outputs.first != ''").Should().HaveCount(2)
            .And.OnlyContain(step => !Expression.IsMet(step.If, Ended(true, "1").Set("needs.load-test.outputs.first", "")));
    }

    [Fact]
    public void Reports_AreWrittenAndKeptWhateverTheVerdict()
    {
        var uploads = LoadTest.Steps.Where(step => step.Action == "actions/upload-artifact").ToList();
        var reports = uploads.Append(LoadTest.Steps.Single(step => step.Name == "Job summary")).Where(step => !IsOfTheSecondRun(step)).ToList();

        reports.Should().HaveCount(3).And.OnlyContain(step => step.If == "always()");
        uploads.Should().HaveCount(3).And.OnlyContain(step => step.With["retention-days"] == "90");
        Expression.IsMet(Publish.If, Ended(success: false, site: "1")).Should().BeTrue();
        Expression.IsMet(Publish.If, Ended(success: false, site: "")).Should().BeFalse("there is nothing to publish");
    }

    [Fact]
    public void Reports_OfAnEarlierRun_AreClearedBeforeAStepCanFail() =>
        LoadTest.Steps.First(step => step.Run is not null).Run.Should().Be("git clean -ffdxq artifacts/living-docs artifacts/living-docs.html artifacts/test-results artifacts/history");

    [Fact]
    public void LastStep_Sweeps()
    {
        LoadTest.Steps[^1].Run.Should().Be("dotnet test steps --no-build --filter Category=sweep");
        LoadTest.Steps[^1].If.Should().Be("always()");
    }

    [Fact]
    public void Permissions_OfTheLoadTest_AreToRead()
    {
        LoadTest.Permissions.Should().Equal(new Dictionary<string, string> { ["contents"] = "read" });
        Publish.Permissions!.Keys.Should().BeEquivalentTo("contents", "pages", "id-token");
    }

    [Fact]
    public void Retention_OfTheHistory_IsAsItsPageSays() =>
        RepositoryFiles.Text(Pages.Ci).Split('\n').Should().Contain(line => line.StartsWith(new Retention().Sentence, StringComparison.Ordinal));

    [Fact]
    public void TimeOuts_OfTheRamps_AreAsTheirPageSays() =>
        RepositoryFiles.Text(Pages.Ci).Should().Contain(
            $"{TimeOut("quick").TotalMinutes} minutes quick, {TimeOut("stability").TotalMinutes} stability, {TimeOut("full").TotalMinutes} full");

    private List<WorkflowStep> Ramps => [.. LoadTest.Steps.Where(step => step.If?.StartsWith("env.TEST_TYPE", StringComparison.Ordinal) == true)];

    private static bool IsOfTheSecondRun(WorkflowStep step) => step.If?.Contains("steps.summary.outputs.again", StringComparison.Ordinal) == true;

    private Dictionary<string, string> Settings(ExpressionContext context) =>
        LoadTest.Env.ToDictionary(setting => setting.Key, setting => Expression.Expand(setting.Value, context));

    private static ExpressionContext Context(Dictionary<string, string?> inputs)
    {
        var context = new ExpressionContext();
        inputs.ToList().ForEach(input => context.Set($"inputs.{input.Key}", input.Value));
        return context;
    }

    private static ExpressionContext Ended(bool success, string site) =>
        new ExpressionContext { Success = success }.Set("needs.load-test.outputs.site", site).Set("github.event_name", "schedule");

    private TimeSpan TimeOut(string type) => TimeSpan.FromMinutes(LoadTest.Steps.Single(step => step.If == $"env.TEST_TYPE == '{type}'").TimeoutMinutes!.Value);

    private static RampOptions RampOf(string type)
    {
        var numbers = Growth().Match(RepositoryFiles.Text($"features/gradual-load/{type}-ramp.feature")).Groups.Values.Skip(1)
            .Select(group => int.Parse(group.Value, CultureInfo.InvariantCulture)).ToList();
        return new RampOptions { Name = type, InitialJobs = numbers[0], MaxJobs = numbers[1], StepIncrement = numbers[2], StepInterval = TimeSpan.FromSeconds(numbers[3]) };
    }

    // As the plan says it before the first job.
    private static TimeSpan Longest(RampOptions ramp)
    {
        var times = new RunTimes(new JobPoolOptions().ReadyTimeout, ramp.StepIncrement, new CleanupOptions().Deadline);
        var text = UpperFigure().Match(string.Join('\n', PlanReport.Lines(RampPlan.From(ramp), RampLimits.None, times)));
        text.Success.Should().BeTrue();
        return TimeSpan.FromMinutes(int.Parse(text.Groups[1].Value, CultureInfo.InvariantCulture) + 1);
    }

    [GeneratedRegex(@"grows from (\d+) to (\d+) live jobs, by (\d+) every (\d+) seconds")]
    private static partial Regex Growth();

    [GeneratedRegex(@"In all .* to (\d+) min")]
    private static partial Regex UpperFigure();
}
