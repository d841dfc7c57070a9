using FocusServer.Client;
using FocusServer.Load.Cleanup;
using FocusServer.Specs.Hooks;

namespace FocusServer.Specs.Drivers;

/// <summary>Cleans up after runs whose process ended before it could, and shows what it did.</summary>
public sealed class SweepDriver(LiveConsole console, StopSignal stop)
{
    public async Task<IReadOnlyList<SweptJournal>> RunAsync()
    {
#pragma warning disable RS0030 // Whatever the pace of a ramp, what is swept are real servers
        var time = TimeProvider.System;
#pragma warning restore RS0030
        var swept = await Sweep(time).RunAsync(RunFolder.AllRuns(), stop.Token);
        foreach (var line in SweepReport.Lines(swept))
        {
            console.WriteLine(line);
        }

        return swept;
    }

    /// <summary>A sweep by the settings of this run.</summary>
    public static JournalSweep Sweep(TimeProvider time)
    {
        var server = SuiteConfiguration.Load().Server;
        return new JournalSweep(url => new FocusServerClient(Reach(url, server), time), time, new CleanupOptions());
    }

    // The token is for the server that it was configured for, and for no other.
    private static FocusServerClientOptions Reach(Uri url, FocusServerClientOptions? server) =>
        server is not null && server.BaseUrl == url ? server : new FocusServerClientOptions { BaseUrl = url };
}
