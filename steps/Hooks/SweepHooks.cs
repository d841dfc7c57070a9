using FocusServer.Specs.Drivers;
using FocusServer.Suite.Reporting;
using FocusServer.Suite.Settings;
using FocusServer.Suite.Stopping;

namespace FocusServer.Specs.Hooks;

/// <summary>Before a feature puts load on a server, what earlier runs left behind is swept: it would take room that the ramp is meant to find.</summary>
[Binding]
public static class SweepHooks
{
    [BeforeFeature("load", Order = 100)]
    public static async Task SweepAsync()
    {
        using var console = new LiveConsole();
        using var stop = new StopSignal();
        try
        {
            await new SweepDriver(console, stop).RunAsync();
        }
        catch (Exception e) when (e is SettingsException || stop.Token.IsCancellationRequested)
        {
            // The first step that needs a server reports mistakes in the settings.
        }
    }
}
