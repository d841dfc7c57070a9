using FocusServer.Specs.Contexts;
using Reqnroll;

namespace FocusServer.Specs;

[Binding]
public sealed class JobSteps(RampContext ramp)
{
    [Then("every job is gone")]
    public void ThenEveryJobIsGone() => ramp.Result.Verdict.Cleanup.ShouldBeKept(ramp.Result);
}
