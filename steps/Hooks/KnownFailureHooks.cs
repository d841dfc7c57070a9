using FocusServer.Evidence.Judging;
using FocusServer.Specs.Contexts;
using FocusServer.Suite.Reporting;

namespace FocusServer.Specs.Hooks;

/// <summary>Reads whether the failure of a scenario is known, and says what that means for its ramp.</summary>
[Binding]
public sealed class KnownFailureHooks(ScenarioContext scenario, FeatureContext feature, RampContext ramp, LiveConsole console)
{
    [BeforeScenario(Order = 50)]
    public void ReadTags() => ramp.Known = KnownFailure.From(scenario.ScenarioInfo.CombinedTags.Concat(feature.FeatureInfo.Tags));

    [AfterScenario(Order = 50)]
    public void SayWhatIsKnown()
    {
        if (ramp is { Known: { } known, HasRun: true })
        {
            console.WriteLine($"{TestLogger.KnownFailureReason.Mark}{known.Describe(ramp.Result.Verdict, ramp.StartedAt)}");
        }
    }
}
