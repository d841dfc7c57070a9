using FocusServer.Client;
using FocusServer.Emulator;
using FocusServer.Load.Settings;
using FocusServer.Load.Timing;
using FocusServer.Specs.Contexts;
using Reqnroll;

namespace FocusServer.Specs.Hooks;

/// <summary>
/// Gives every scenario under load the server that the settings name. This is the only place that knows whether it is the embedded one.
/// </summary>
[Binding]
public sealed class TargetHooks(TargetContext target, RampObservers observers)
{
    private FocusServerEmulator? _embedded;

    [BeforeScenario("load", Order = 100)]
    public async Task ProvideServer()
    {
        try
        {
            await ProvideServerAsync(SuiteConfiguration.Load());
        }
        catch (SettingsException mistakes)
        {
            target.Refuse(mistakes);
        }
    }

    [BeforeScenario("load", Order = 300)]
    public Task WarmUpAsync() => target.IsReady ? WarmUp.OnceAsync() : Task.CompletedTask;

    [AfterScenario("load", Order = 100)]
    public async Task LeaveServer()
    {
        target.Release();
        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
        }
    }

    private async Task ProvideServerAsync(SuiteSettings settings)
    {
#pragma warning disable RS0030 // The suite's one clock comes from here
        var time = settings.Pace == 1 ? TimeProvider.System : new PacedTimeProvider(TimeProvider.System, settings.Pace);
#pragma warning restore RS0030
        _embedded = settings.IsEmbedded ? await StartEmbeddedAsync(settings, time) : null;
        var server = settings.Server ?? ReachEmbedded(_embedded!);
        target.Use(settings, time, new FocusServerClient(server, time), tested: true);
    }

    // Its profile may ask for a token, and for TLS.
    private static FocusServerClientOptions ReachEmbedded(FocusServerEmulator embedded) =>
        new() { BaseUrl = embedded.BaseUrl, Token = embedded.Token, CertificateFingerprint = embedded.CertificateFingerprint };

    private async Task<FocusServerEmulator> StartEmbeddedAsync(SuiteSettings settings, TimeProvider time)
    {
        var options = new EmulatorOptions
        {
            TimeProvider = time,
            MaxWindows = settings.EmulatorMaxWindows,
            Profile = settings.EmulatorProfile,
            Seed = settings.EmulatorSeed,
        };
        if (time is PacedTimeProvider paced)
        {
            observers.Add(new IdleTimeSkip(paced, options.ShortestIdleTime));
        }

        try
        {
            return await FocusServerEmulator.StartAsync(options);
        }
        catch (ArgumentException mistakes)
        {
            // Which profiles there are, only the embedded server knows.
            throw new SettingsException([.. mistakes.Message.Split(Environment.NewLine).Select(mistake => $"{SettingsLoader.VariablePrefix}Emulator__{mistake}")]);
        }
    }
}
