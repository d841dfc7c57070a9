using FluentAssertions;
using Reqnroll;
using Reqnroll.StandIn.Binding;
using Xunit;

namespace FocusServer.Support.Tests.StandIn;

public sealed class HookTests
{
    private const string TwoScenarios = """
        Feature: F
          @one
          Scenario: First
            Given a step
          @two
          Scenario: Second
            Given a step
            And a step that fails
            And a step
        """;

    [Fact]
    public async Task Hooks_AroundScenarios_RunInOrderOfTheirKindsAndNumbers()
    {
        var run = await SuiteRun.RunAsync(TwoScenarios, typeof(AllHooks));

        run.Output.Should().Equal(
            "scenario 1", "scenario 2", "scenario one", "step+", "step", "step- OK", "scenario- OK",
            "scenario 1", "scenario 2", "step+", "step", "step- OK",
            "step+", "-> failed: And a step that fails   (features/a.feature:8)", "step- TestError", "scenario- TestError");
    }

    [Theory]
    [InlineData("a step that fails", "TestError|step broke|step broke", "TestError|step broke")]
    [InlineData("a step to be written", "StepDefinitionPending|later|later", "StepDefinitionPending|later")]
    [InlineData("a step that nobody wrote", null, "UndefinedStep|")]
    public async Task Hooks_AfterAStep_SeeStatusAndErrors(string step, string? afterStep, string afterScenario)
    {
        var run = await SuiteRun.RunAsync($"Feature: F\n  Scenario: S\n    Given {step}", typeof(Errors));

        run.Output.Where(line => !line.StartsWith("->", StringComparison.Ordinal)).Should().Equal(new[] { afterStep, afterScenario }.OfType<string>());
    }

    [Fact]
    public async Task Hooks_AroundFeatureAndRun_RunOnce()
    {
        var run = await SuiteRun.RunAsync(TwoScenarios, typeof(AllHooks));

        run.Of("attachment").Where(message => !message.ContainsKey("testStepId")).Select(message => (string?)message["body"])
            .Should().Equal("run+", "feature+ F", "feature- F", "run-");
    }

    [Fact]
    public async Task BeforeScenario_ThatFails_SkipsStepsAndStillRunsAfterScenario()
    {
        var run = await SuiteRun.RunAsync("Feature: F\n  Scenario: S\n    Given a step", typeof(AllHooks), typeof(FailingBefore));

        run.Results.Single().Should().BeOfType<ReqnrollException>()
            .Which.Message.Should().Match("*BeforeScenario*FailingBefore.Fail()*HookTests.cs:*failed: no luck");
        run.Output.Should().Equal("scenario 1", "scenario- TestError");
        Statuses(run).Should().Equal("PASSED", "FAILED", "SKIPPED", "SKIPPED", "SKIPPED", "SKIPPED", "PASSED");
    }

    [Fact]
    public async Task AfterScenario_ThatFails_FailsBesideTheStep()
    {
        var run = await SuiteRun.RunAsync(TwoScenarios, typeof(AllHooks), typeof(FailingAfter));

        run.Results[0].Should().BeOfType<ReqnrollException>().Which.Message.Should().Contain("[AfterScenario] FailingAfter.Fail()");
        run.Results[1].Should().BeOfType<AggregateException>().Which.InnerExceptions.Select(error => error.Message)
            .Should().SatisfyRespectively(step => step.Should().Be("step broke"), hook => hook.Should().Contain("[AfterScenario]"));
    }

    [Fact]
    public async Task BeforeFeature_ThatFails_FailsEveryScenario()
    {
        var run = await SuiteRun.RunAsync(TwoScenarios, typeof(AllHooks), typeof(FailingFeature));

        run.Results.Should().AllSatisfy(error => error!.Message.Should().Contain("[BeforeFeature] FailingFeature.Fail()"));
        run.Of("testRunFinished").Single()["success"]!.GetValue<bool>().Should().BeFalse();
    }

    [Fact]
    public async Task BeforeTestRun_ThatFails_FailsEveryScenarioAndEndsTheRun()
    {
        var run = await SuiteRun.RunAsync(TwoScenarios, typeof(AllHooks), typeof(FailingRun));

        run.Results.Should().AllSatisfy(error => error!.Message.Should().Contain("[BeforeTestRun] FailingRun.Fail()"));
        run.Of("attachment").Select(message => (string?)message["body"]).Should().Equal("run+", "run-");
    }

    [Fact]
    public async Task AfterTestRun_ThatFails_IsReported()
    {
        var run = await SuiteRun.RunAsync(TwoScenarios, typeof(AllHooks), typeof(FailingEnd));

        run.EndError!.Message.Should().Contain("[AfterTestRun] FailingEnd.Fail()");
        run.Messages[^1].Should().ContainKey("testRunFinished");
    }

    [Fact]
    public async Task BeforeScenario_ThatAsksToSkip_SkipsAndStillRunsAfterScenario()
    {
        var run = await SuiteRun.RunAsync("Feature: F\n  Scenario: S\n    Given a step", typeof(AllHooks), typeof(Skipping));

        run.Results.Single().Should().BeOfType<SkipException>().Which.Message.Should().Be("not today");
        run.Output.Should().Equal("scenario 1", "scenario 2", "scenario- Skipped");
    }

    [Fact]
    public void Hooks_OfEqualOrder_KeepTheirPlaces()
    {
        Type[] arguments =
        [
            typeof(bool), typeof(byte), typeof(sbyte), typeof(short), typeof(ushort), typeof(int), typeof(uint), typeof(long), typeof(ulong),
            typeof(char), typeof(float), typeof(double), typeof(decimal), typeof(string), typeof(object), typeof(Guid), typeof(TimeSpan), typeof(Uri),
        ];
        var types = arguments.Select(argument => typeof(Of<>).MakeGenericType(argument)).ToList();

        new BindingRegistry(types).Hooks.Select(hook => hook.Method.DeclaringType).Should().Equal(types);
    }

    [Fact]
    public void Hook_WithTagExpression_IsAMistakeOfTheSuite() =>
        new BindingRegistry([typeof(Expressive)]).Problems.Should().ContainSingle().Which.Should().StartWith("'@a and not @b' is no tag");

    [Fact]
    public async Task Hook_ThatAppliesTwice_RunsOnce()
    {
        var run = await SuiteRun.RunAsync("@one @two\nFeature: F\n  Scenario: S\n    Given a step", typeof(AllHooks), typeof(Twice));

        run.Output.Should().ContainSingle(line => line == "twice");
    }

    [Fact]
    public async Task FeatureHook_ThatIsNotStatic_IsAMistakeOfTheSuite()
    {
        var run = await SuiteRun.RunAsync("Feature: F\n  Scenario: S\n    Given a step", typeof(AllHooks), typeof(NotStatic), typeof(AsyncVoid));

        run.Results.Single().Should().BeOfType<BindingException>().Which.Message.Should()
            .Contain("needs a static method: NotStatic.Never()").And.Match("*has to return Task or ValueTask*AsyncVoid.Never()*");
    }

    private static IEnumerable<string?> Statuses(SuiteRun run) =>
        run.Of("testStepFinished").Select(message => (string?)message["testStepResult"]!["status"]);

    [Binding]
    public sealed class AllHooks(IReqnrollOutputHelper output, ScenarioContext scenario)
    {
        [BeforeTestRun]
        public static async Task StartRun(IReqnrollOutputHelper output)
        {
            await Task.Yield();
            output.WriteLine("run+");
        }

        [AfterTestRun]
        public static void EndRun(IReqnrollOutputHelper output) => output.WriteLine("run-");

        [BeforeFeature]
        public static void StartFeature(IReqnrollOutputHelper output, FeatureContext feature) =>
            output.WriteLine("feature+ {0}", feature.FeatureInfo.Title);

        [AfterFeature]
        public static void EndFeature(IReqnrollOutputHelper output, FeatureContext feature) =>
            output.WriteLine("feature- {0}", feature.FeatureInfo.Title);

        [BeforeScenario(Order = 20)]
        public async ValueTask Second()
        {
            await Task.Yield();
            output.WriteLine("scenario 2");
        }

        [BeforeScenario(Order = 10)]
        public void First() => output.WriteLine("scenario 1");

        [BeforeScenario("@one", "other", Order = 30)]
        public void Tagged() => output.WriteLine("scenario one");

        [AfterScenario]
        public void End() => output.WriteLine($"scenario- {scenario.ScenarioExecutionStatus}");

        [BeforeStep]
        public void StartStep() => output.WriteLine("step+");

        [AfterStep]
        public void EndStep() => output.WriteLine($"step- {scenario.StepContext.Status}");

        [Given("a step")]
        public void Step() => output.WriteLine("step");

        [Given("a step that fails")]
        public static void Fail() => throw new InvalidOperationException("step broke");
    }

    [Binding]
    public sealed class Errors(IReqnrollOutputHelper output, ScenarioContext scenario)
    {
        [Given("a step that fails")]
        public static void Fail() => throw new InvalidOperationException("step broke");

        [Given("a step to be written")]
        public static void Later() => throw new NotImplementedException("later");

        [AfterStep]
        public void EndStep() =>
            output.WriteLine($"{scenario.StepContext.Status}|{scenario.StepContext.StepError?.Message}|{scenario.TestError?.Message}");

        [AfterScenario]
        public void End() => output.WriteLine($"{scenario.ScenarioExecutionStatus}|{scenario.TestError?.Message}");
    }

    [Binding]
    public sealed class FailingBefore
    {
        [BeforeScenario(Order = 15)]
        public static void Fail() => throw new InvalidOperationException("no luck");
    }

    [Binding]
    public sealed class FailingAfter
    {
        [AfterScenario]
        public static void Fail() => throw new InvalidOperationException("no luck");
    }

    [Binding]
    public sealed class FailingFeature
    {
        [BeforeFeature]
        public static Task Fail() => Task.FromException(new InvalidOperationException("no luck"));
    }

    [Binding]
    public sealed class FailingRun
    {
        [BeforeTestRun]
        public static void Fail() => throw new InvalidOperationException("no luck");
    }

    [Binding]
    public sealed class FailingEnd
    {
        [AfterTestRun]
        public static void Fail() => throw new InvalidOperationException("no luck");
    }

    [Binding]
    public sealed class Skipping
    {
        [BeforeScenario(Order = 100)]
        public static void Skip() => Xunit.Skip.If(true, "not today");
    }

    [Binding]
    public sealed class Of<T>(T value)
    {
        [BeforeScenario]
        public void Never() => throw new InvalidOperationException($"{value}");
    }

    [Binding]
    public static class Expressive
    {
        [BeforeScenario("@fine", "@a and not @b")]
        public static void Never() => throw new InvalidOperationException();
    }

    [Binding]
    public sealed class Twice(IReqnrollOutputHelper output)
    {
        [BeforeScenario("one", "two")]
        [BeforeScenario("two")]
        public void Once() => output.WriteLine("twice");
    }

    [Binding]
    public sealed class NotStatic(IReqnrollOutputHelper output)
    {
        [BeforeFeature]
        public void Never() => output.WriteLine("never");
    }

    [Binding]
    public sealed class AsyncVoid
    {
        [Given("something that nobody awaits")]
        public static async void Never() => await Task.Yield();
    }
}
