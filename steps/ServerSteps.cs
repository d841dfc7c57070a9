using FluentAssertions;
using FocusServer.Load.Sla;
using FocusServer.Specs.Contexts;
using Reqnroll;

namespace FocusServer.Specs;

[Binding]
public sealed class ServerSteps(RampContext ramp)
{
    [Then("the server is healthy at the end of the ramp")]
    public void ThenTheServerIsHealthyAtTheEndOfTheRamp()
    {
        var health = ramp.Result.Verdict.FinalHealth;
        health.Outcome.Should().Be(Outcome.Pass, "{0}", health.Sentence);
    }
}
