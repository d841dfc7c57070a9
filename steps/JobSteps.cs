using FluentAssertions;
using FocusServer.Load.Sla;
using FocusServer.Specs.Contexts;
using Reqnroll;

namespace FocusServer.Specs;

[Binding]
public sealed class JobSteps(RampContext ramp)
{
    [Then("every job is gone")]
    public void ThenEveryJobIsGone()
    {
        var cleanup = ramp.Result.Verdict.Cleanup;
        cleanup.Outcome.Should().Be(Outcome.Pass, "{0}", cleanup.Sentence);
    }
}
