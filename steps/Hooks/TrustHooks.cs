using FocusServer.Evidence.Measurements;
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
    public void SetLimits() =>
        (ramp.StepLimits, ramp.WholeLimits) = ((new Percentage(85), TimeSpan.FromSeconds(15)), (new Percentage(70), new Percentage(20)));

    [AfterScenario("trust", Order = 100)]
    public Task StopServerAsync() => server.StopAsync();
}
