using FocusServer.Specs.Contexts;

namespace FocusServer.Specs.Hooks;

/// <summary>Runs the Examples rows of the chosen environment only; where none was chosen, every row.</summary>
[Binding]
public sealed class EnvironmentHooks(TargetContext target, ScenarioContext scenario)
{
    [BeforeScenario("load", Order = 200)]
    public void SkipOtherEnvironments()
    {
        if (!target.IsReady)
        {
            return;
        }

        var settings = target.Settings;
        var meant = scenario.ScenarioInfo.CombinedTags.Intersect(settings.KnownEnvironments).ToList();
        Skip.If(
            settings.IsEnvironmentChosen && meant.Count > 0 && !meant.Contains(settings.LimitsOf),
            $"This row is for {string.Join(" or ", meant)}; the chosen environment is {settings.Environment} (FOCUS_ENVIRONMENT){(settings.LimitsOf == settings.Environment ? "" : $", which has the limits of {settings.LimitsOf}")}.");
    }
}
