using FocusServer.Load.Cleanup;
using FocusServer.Specs.Hooks;
using FocusServer.Suite.Cleanup;
using FocusServer.Suite.Clocks;
using FocusServer.Suite.Reporting;
using FocusServer.Suite.Runs;
using FocusServer.Suite.Stopping;

namespace FocusServer.Specs.Drivers;

/// <summary>Cleans up after runs whose process ended before it could, and shows what it did.</summary>
public sealed class SweepDriver(LiveConsole console, StopSignal stop)
{
    public async Task<IReadOnlyList<SweptJournal>> RunAsync()
    {
        // Whatever the pace of a ramp, what is swept are real servers.
        var swept = await SuiteSweep.From(SpecsSettings.Load(), SuiteClock.RealTime).RunAsync(RunFolder.AllRuns(), stop.Token);
        foreach (var line in SweepReport.Lines(swept))
        {
            console.WriteLine(line);
        }

        return swept;
    }
}
