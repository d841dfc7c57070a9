using FluentAssertions;
using Reqnroll;
#pragma warning disable RS0030 // Tests of the test runner: there is no other clock

namespace FocusServer.FeatureRunner.Conformance.Bindings;

/// <summary>Counts scenarios that run at once; xunit.runner.json allows two.</summary>
[Binding]
public sealed class ParallelSteps
{
    private static readonly Lock _gate = new();
    private static int _now;
    private static int _most;

    [BeforeScenario]
    public static void Count()
    {
        lock (_gate)
        {
            _most = Math.Max(_most, ++_now);
        }
    }

    [AfterScenario]
    public static void Uncount()
    {
        lock (_gate)
        {
            _now--;
        }
    }

    [Given("a step that takes its time")]
    public static Task GivenAStepThatTakesItsTime() => Task.Delay(TimeSpan.FromMilliseconds(300), TimeProvider.System, CancellationToken.None);

    [Then("at most {int} scenarios ran at once")]
    public static void ThenAtMost(int most) => _most.Should().BeInRange(2, most);

    [Then("none runs beside this one")]
    public static void ThenNoneRunsBeside() => _now.Should().Be(1);
}
