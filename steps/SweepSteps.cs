using FocusServer.Specs.Contexts;
using FocusServer.Specs.Drivers;

namespace FocusServer.Specs;

[Binding]
public sealed class SweepSteps(SweepContext sweep, SweepDriver driver)
{
    [When("the jobs that earlier runs left behind are swept")]
    public async Task WhenTheJobsThatEarlierRunsLeftBehindAreSwept() => sweep.Swept = await driver.RunAsync();

    [Then("the servers should say that each of them is gone")]
    public void ThenTheServersShouldSayThatEachOfThemIsGone() =>
        sweep.Swept.SelectMany(run => run.Leftovers).Should().BeEmpty("every job that an earlier run left behind is to be gone");
}
