using FocusServer.Specs.Contexts;
using FocusServer.Specs.Drivers;
using FocusServer.Suite.Ramps;

namespace FocusServer.Specs.Hooks;

/// <summary>Tries the suite's promises about itself on servers that misbehave, which end with their scenario, within the limits of production.</summary>
[Binding]
public sealed class TrustHooks(MisbehavingServer server, RampContext ramp)
{
    [BeforeFeature("trust", Order = 300)]
    public static Task WarmUpAsync() => WarmUp.OnceAsync();

    [BeforeScenario("trust")]
    public void SetLimits()
    {
        ramp.LimitSteps(new("85 %"), new("15 s"));
        ramp.LimitWhole(new("70 %"), new("20 %"));
    }

    [AfterScenario("trust", Order = 100)]
    public Task StopServerAsync() => server.StopAsync();
}
