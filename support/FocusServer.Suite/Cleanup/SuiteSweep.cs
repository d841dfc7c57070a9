using FocusServer.Client;
using FocusServer.Load.Cleanup;
using FocusServer.Suite.Settings;

namespace FocusServer.Suite.Cleanup;

/// <summary>Sweeps by the settings of the suite.</summary>
public static class SuiteSweep
{
    /// <summary>Creates a sweep that reaches the configured server as the settings say, and every other without a token.</summary>
    /// <param name="settings">The settings.</param>
    /// <param name="time">Real time.</param>
    public static JournalSweep From(SuiteSettings settings, TimeProvider time) => Of(settings.Server, time);

    /// <summary>Creates a sweep that reaches one server as it is told, and every other without a token.</summary>
    /// <param name="server">The server; null for none.</param>
    /// <param name="time">Real time.</param>
    public static JournalSweep Of(FocusServerClientOptions? server, TimeProvider time) =>
        new(url => new FocusServerClient(Reach(url, server), time), time, new CleanupOptions());

    // The token is for the server that it was configured for, and for no other.
    private static FocusServerClientOptions Reach(Uri url, FocusServerClientOptions? server) =>
        server is not null && server.BaseUrl == url ? server : new FocusServerClientOptions { BaseUrl = url };
}
