using FocusServer.Specs.Drivers;
using FocusServer.Suite.Ramps;
using Reqnroll;

namespace FocusServer.Specs.Hooks;

/// <summary>The suite's promises about itself are tried on servers that misbehave, which end with their scenario.</summary>
[Binding]
public sealed class TrustHooks(MisbehavingServer server)
{
    [BeforeFeature("trust", Order = 300)]
    public static Task WarmUpAsync() => WarmUp.OnceAsync();

    [AfterScenario("trust", Order = 100)]
    public Task StopServerAsync() => server.StopAsync();
}
