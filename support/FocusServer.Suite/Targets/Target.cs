using FocusServer.Client;
using FocusServer.Emulator;
using FocusServer.Evidence.Events;
using FocusServer.Load.Timing;
using FocusServer.Suite.Clocks;
using FocusServer.Suite.Settings;

namespace FocusServer.Suite.Targets;

/// <summary>The server that the settings name, ready for a run. This is the only place that knows whether it is the embedded one.</summary>
public sealed class Target : IAsyncDisposable
{
    private readonly FocusServerEmulator? _embedded;

    private Target(FocusServerEmulator? embedded, SuiteSettings settings, TimeProvider time, IReadOnlyList<IRunObserver> observers)
    {
        (_embedded, Settings, Time, Observers) = (embedded, settings, time, observers);
        Client = new FocusServerClient(settings.Server ?? ReachEmbedded(embedded!), time);
    }

    /// <summary>Gets the settings that name the server.</summary>
    public SuiteSettings Settings { get; }

    /// <summary>Gets the clock of the run, which is the embedded server's too.</summary>
    public TimeProvider Time { get; }

    /// <summary>Gets the client of the server.</summary>
    public IFocusServerClient Client { get; }

    /// <summary>Gets the observers that a run on this server needs.</summary>
    public IReadOnlyList<IRunObserver> Observers { get; }

    /// <summary>Starts the embedded server, when it is the one that the settings name, and creates a client.</summary>
    /// <param name="settings">The settings.</param>
    /// <exception cref="SettingsException">The embedded server refuses its settings.</exception>
    public static async Task<Target> StartAsync(SuiteSettings settings)
    {
        var time = settings.Pace == 1 ? SuiteClock.RealTime : SuiteClock.CreatePaced(settings.Pace);
        if (!settings.IsEmbedded)
        {
            return new Target(null, settings, time, []);
        }

        var options = new EmulatorOptions
        {
            TimeProvider = time,
            MaxWindows = settings.EmulatorMaxWindows,
            Profile = settings.EmulatorProfile,
            Seed = settings.EmulatorSeed,
        };
        return new Target(await StartEmbeddedAsync(options), settings, time, time is PacedTimeProvider paced ? [new IdleTimeSkip(paced, options.ShortestIdleTime)] : []);
    }

    /// <inheritdoc/>
    public async ValueTask DisposeAsync()
    {
        Client.Dispose();
        if (_embedded is not null)
        {
            await _embedded.DisposeAsync();
        }
    }

    // Its profile may ask for a token, and for TLS.
    private static FocusServerClientOptions ReachEmbedded(FocusServerEmulator embedded) =>
        new() { BaseUrl = embedded.BaseUrl, Token = embedded.Token, CertificateFingerprint = embedded.CertificateFingerprint };

    private static async Task<FocusServerEmulator> StartEmbeddedAsync(EmulatorOptions options)
    {
        try
        {
            return await FocusServerEmulator.StartAsync(options);
        }
        catch (ArgumentException mistakes)
        {
            // Only the embedded server knows the profiles.
            throw new SettingsException([.. mistakes.Message.Split(Environment.NewLine).Select(mistake => $"{SettingsLoader.VariablePrefix}Emulator__{mistake}")]);
        }
    }
}
