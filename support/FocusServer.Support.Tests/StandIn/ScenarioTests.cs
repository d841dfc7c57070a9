using FluentAssertions;
using Reqnroll;
using Xunit;

namespace FocusServer.Support.Tests.StandIn;

public sealed class ScenarioTests
{
    [Fact]
    public async Task Scenario_WithAllThatGherkinHas_Passes()
    {
        var run = await SuiteRun.RunAsync("""
            # language: de
            @f
            Funktionalität: F
              Grundlage:
                Angenommen 2 Äpfel
              @r
              Rule: R
                Grundlage:
                  Und 1 Äpfel
                @s
                Szenariogrundriss: Essen
                  Wenn ich <n> esse
                  Dann bleiben:
                    | Sorte | Anzahl |
                    | rot   | <rest> |
                  * der Text
                    \"\"\"
                    zwei
                    Zeilen
                    \"\"\"
                  @e
                  Beispiele:
                    | n | rest |
                    | 1 | 2    |
            """.Replace("\\\"", "\"", StringComparison.Ordinal), typeof(Apples));

        run.Results.Single().Should().BeNull();
        run.Output.Should().Equal("Essen|s,e|s,e,f,r|n=1,rest=2|R");
    }

    [Fact]
    public async Task Step_WithoutDefinition_IsReportedWithPlaceAndSnippet()
    {
        var run = await SuiteRun.RunAsync("""
            Feature: F
              Scenario: S
                When it is "hot" at 25.5 degrees (or more) for 3 days
                And that:
                  | a |
            """, typeof(Apples));

        run.Results.Single().Should().BeOfType<MissingStepDefinitionException>().Which.Message.ReplaceLineEndings("\n").Should()
            .Contain("When it is \"hot\" at 25.5 degrees (or more) for 3 days   (features/a.feature:3)")
            .And.Contain("""[When("it is {string} at {double} degrees \\(or more\\) for {int} days")]""")
            .And.Contain("public async Task WhenItIsAtDegreesOrMoreForDays(string p0, double p1, int p2)")
            .And.Contain("""[When("that:")]""")
            .And.Contain("public async Task WhenThat(DataTable table)");
        run.Of("suggestion").Should().HaveCount(2);
    }

    [Fact]
    public async Task Step_WithTwoDefinitions_NamesBothWithPlace()
    {
        var run = await SuiteRun.RunAsync("Feature: F\n  Scenario: S\n    Given ambiguity", typeof(Apples));

        run.Results.Single().Should().BeOfType<BindingException>().Which.Message.Should()
            .Match("*Given ambiguity   (features/a.feature:3)*Apples.One() in *ScenarioTests.cs:*Apples.Two() in *ScenarioTests.cs:*");
    }

    [Fact]
    public async Task Step_WithTwoDefinitionsOfWhichOneCanBeCalled_CallsIt()
    {
        var run = await SuiteRun.RunAsync("Feature: F\n  Scenario: S\n    Given 1 or 2", typeof(Apples));

        run.Results.Single().Should().BeNull();
        run.Output.Should().Equal("both 3");
    }

    [Theory]
    [InlineData("Given a number many", "'many' cannot be converted to Int32.", "parameter 'number' of Apples.Number(Int32 number) in ")]
    [InlineData("Given 1 and 2", "gives 2 arguments, its definition takes 1", "Apples.Few(Int32 one)")]
    public async Task Step_ThatCannotBeCalled_SaysWhy(string step, string problem, string place)
    {
        var run = await SuiteRun.RunAsync($"Feature: F\n  Scenario: S\n    {step}", typeof(Apples));

        run.Results.Single()!.Message.Should().Contain(problem).And.Contain(place).And.Contain($"{step}   (features/a.feature:3)");
    }

    [Fact]
    public async Task Step_Pending_FailsAndSkipsTheRest()
    {
        var run = await SuiteRun.RunAsync("""
            Feature: F
              Scenario: S
                Given something pending
                And 1 or 2
                And ambiguity
                And nothing known
            """, typeof(Apples));

        run.Results.Single().Should().BeOfType<AggregateException>().Which.InnerExceptions[0].Should().BeOfType<PendingStepException>();
        Statuses(run).Should().Equal("PENDING", "SKIPPED", "AMBIGUOUS", "UNDEFINED");
    }

    [Fact]
    public async Task Step_ThatAsksToSkip_SkipsTheRest()
    {
        var run = await SuiteRun.RunAsync("Feature: F\n  Scenario: S\n    Given a reason to skip\n    And 1 or 2", typeof(Apples));

        run.Results.Single().Should().BeOfType<SkipException>();
        Statuses(run).Should().Equal("SKIPPED", "SKIPPED");
    }

    [Fact]
    public async Task Scopes_OfDefinitions_TakeTheClosest()
    {
        var run = await SuiteRun.RunAsync("""
            Feature: F
              Scenario: Plain
                Given something scoped
              @here
              Scenario: Tagged
                Given something scoped
              @here
              Scenario: Both
                Given something scoped
            """, typeof(Scoped));

        run.Results.Should().AllBeEquivalentTo((Exception?)null);
        run.Output.Should().Equal("anywhere", "here", "here and both");
    }

    [Fact]
    public async Task Definitions_OfClassWithInheritedBinding_AreFound()
    {
        var run = await SuiteRun.RunAsync("Feature: F\n  Scenario: S\n    Given an inheritance", typeof(Heir));

        run.Results.Single().Should().BeNull();
        run.Output.Should().Equal("inherited");
    }

    [Fact]
    public async Task State_OfOneScenario_IsSharedByBindingsAndDisposedAtItsEnd()
    {
        var run = await SuiteRun.RunAsync("""
            Feature: F
              Scenario: S
                Given it counts
                Then it counted 1
              Scenario: T
                Given it counts
                Then it counted 1
            """, typeof(Counting), typeof(Counted));

        run.Results.Should().AllBeEquivalentTo((Exception?)null);
        run.Output.Should().Equal("disposed", "disposed");
    }

    private static IEnumerable<string?> Statuses(SuiteRun run) =>
        run.Of("testStepFinished").Select(message => (string?)message["testStepResult"]!["status"]);

    public sealed class Counter(IReqnrollOutputHelper output) : IDisposable
    {
        public int Count { get; set; }

        public void Dispose() => output.WriteLine("disposed");
    }

    [Binding]
    public sealed class Counting(Counter counter)
    {
        [Given("it counts")]
        public void Count() => counter.Count++;
    }

    [Binding]
    public sealed class Counted(Counter counter)
    {
        [Then("it counted {int}")]
        public void Check(int count) => counter.Count.Should().Be(count);
    }

    [Binding]
    public abstract class Testator(IReqnrollOutputHelper output)
    {
        protected void Say(string word) => output.WriteLine(word);
    }

    public sealed class Heir(IReqnrollOutputHelper output) : Testator(output)
    {
        [Given("an inheritance")]
        public void GivenAnInheritance() => Say("inherited");
    }

    [Binding]
    public sealed class Scoped(IReqnrollOutputHelper output)
    {
        [Given("something scoped")]
        public void Anywhere() => output.WriteLine("anywhere");

        [Given("something scoped")]
        [Scope(Tag = "here")]
        public void Here() => output.WriteLine("here");

        [Given("something scoped")]
        [Scope(Tag = "@here", Scenario = "Both")]
        [Scope(Tag = "elsewhere")]
        public void Both() => output.WriteLine("here and both");
    }

    [Binding]
    public sealed class Apples(IReqnrollOutputHelper output, ScenarioContext scenario)
    {
        private int _apples;

        [Given("{int} Äpfel")]
        public void Take(int count) => _apples += count;

        [When("ich {int} esse")]
        public void Eat(int count)
        {
            _apples -= count;
            var info = scenario.ScenarioInfo;
            var arguments = info.Arguments.Keys.Cast<string>().Select(key => $"{key}={info.Arguments[key]}");
            string[][] parts = [[info.Title], info.Tags, info.CombinedTags, [.. arguments], [scenario.RuleInfo.Title]];
            output.WriteLine(string.Join('|', parts.Select(part => string.Join(',', part))));
        }

        [Then("bleiben:")]
        public void Left(DataTable table) => int.Parse(table.Rows[0]["Anzahl"], null).Should().Be(_apples);

        [Then("der Text")]
        public static void Text(string text) => text.Should().Be("zwei\nZeilen");

        [Given("ambiguity")]
        public static void One() => throw new InvalidOperationException();

        [StepDefinition("ambiguity")]
        public static void Two() => throw new InvalidOperationException();

        [Given("{int} or {int}")]
        public void Both(int one, int two) => output.WriteLine($"both {one + two}");

        [Given("{word} or {word}")]
        public void Both(Guid one, Guid two) => output.WriteLine($"{one} {two}");

        [Given("a number {word}")]
        public void Number(int number) => output.WriteLine($"number {number}");

        [Given(@"(\d+) and (\d+)")]
        public void Few(int one) => output.WriteLine($"{one}");

        [Given("something pending")]
        public static Task Pending() => throw new PendingStepException();

        [Given("a reason to skip")]
        public static void Skip() => Xunit.Skip.If(true, "because");
    }
}
