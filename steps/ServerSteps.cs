using FocusServer.Specs.Contexts;
using Reqnroll;

namespace FocusServer.Specs;

[Binding]
public sealed class ServerSteps(RampContext ramp)
{
    [Then("the server is healthy at the end of the ramp")]
    public void ThenTheServerIsHealthyAtTheEndOfTheRamp() => ramp.Result.Verdict.FinalHealth.ShouldBeKept(ramp.Result);
}
