using FocusServer.Evidence.Judging;
using FocusServer.Specs.Contexts;
using FocusServer.Specs.Drivers;
using FocusServer.Suite.Clocks;

namespace FocusServer.Specs;

[Binding]
public sealed class GeneratorSteps(LoadGenerators generators, RampContext ramp)
{
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(30);

    [Given("{int} load generators")]
    public void GivenLoadGenerators(int number) => generators.Start(number);

    [Given("{int} load generators, of which one is shut off when {int} jobs are held")]
    public void GivenLoadGeneratorsOfWhichOneIsShutOff(int number, int level)
    {
        generators.Start(number);
        generators.ShutOneOffWhenHeld(level);
    }

    [Then("every load generator should have had its share")]
    public void ThenEveryLoadGeneratorShouldHaveHadItsShare() =>
        ramp.Result.Holds.Where(hold => hold.Step.Level >= hold.Generators.Count).Should().NotBeEmpty()
            .And.AllSatisfy(hold => hold.Generators.Max(part => part.Jobs).Should().BeLessThanOrEqualTo(hold.Generators.Min(part => part.Jobs) + 1));

    [Then("the lost load generator should be named")]
    public void ThenTheLostLoadGeneratorShouldBeNamed() => ramp.Result.Verdict.Sentence.Should().Contain(generators.ShutOff);

    [Then("its jobs should count as unknown")]
    public void ThenItsJobsShouldCountAsUnknown()
    {
        var lost = ramp.Result.Holds[^1];
        lost.Tally!.Unknown.Should().Be(lost.Generators.Single(part => part.Name == generators.ShutOff).Jobs).And.BePositive();
        lost.Tally.Sum.Should().Be(lost.Step.Level);
    }

    [Then("the load generator that was shut off should have ended its jobs by itself")]
    public async Task ThenTheOneThatWasShutOffShouldHaveEndedItsJobsByItself()
    {
        using var patience = new CancellationTokenSource(_patience, SuiteClock.RealTime);
        while (await generators.FindWorkOfTheOneShutOffAsync() is not null)
        {
            await Task.Delay(TimeSpan.FromSeconds(0.1), SuiteClock.RealTime, patience.Token);
        }
    }
}
