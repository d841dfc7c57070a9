using FluentAssertions;
using Reqnroll;
using Xunit;

namespace FocusServer.FeatureRunner.Conformance.Bindings;

/// <summary>Steps for each way in which a scenario can end.</summary>
[Binding]
public sealed class OutcomeSteps(IReqnrollOutputHelper output, ScenarioContext scenario)
{
    [Given("a step"), When("a step"), Then("a step")]
    public static void Step()
    {
    }

    [Given("a pending step")]
    public static void Pending() => throw new PendingStepException();

    [Given("a step that throws NotImplementedException")]
    public static void NotImplemented() => throw new NotImplementedException("later");

    [Given("an ambiguous step")]
    public static void One()
    {
    }

    [Given("an {word} step")]
    public static void Two(string kind) => kind.Should().NotBeEmpty();

    [Given("many of {word}")]
    public static void Many(int number) => number.Should().BePositive();

    [Given("a step that skips")]
    public static void Skips() => Skip.If(true, "not today");

    [Given("something that cannot be disposed")]
    public void Undisposable() => scenario.ScenarioContainer.Resolve<Undisposable>();

    [Given("a file is attached")]
    public void Attach()
    {
        var file = Path.Combine(Path.GetTempPath(), "attached.txt");
        File.WriteAllText(file, "attached");
        output.AddAttachment(file);
        output.WriteLine("written");
        File.Delete(file);
    }

    [When("a step fails")]
    public static void Fails() => throw new InvalidOperationException("it failed");

    [Given("a scoped step")]
    public static void Anywhere() => throw new InvalidOperationException("the scoped one is closer");

    [Given("a scoped step"), Scope(Tag = "here")]
    public static void Here()
    {
    }
}
