using FocusServer.Evidence.Events;
using FocusServer.Suite.Following;
using FocusServer.Suite.Runs;
using FocusServer.Suite.Settings;
using FocusServer.Suite.Stopping;
using FocusServer.Support.Tests.Load.Running;

namespace FocusServer.Support.Tests.Suite.Following;

/// <summary>Runs in virtual time for the followers under test.</summary>
internal static class FollowedRuns
{
    /// <summary>The events of a ramp that breaks at 8 jobs.</summary>
    public static async Task<IReadOnlyList<RunEvent>> BreakingAsync()
    {
        var bed = new RampTestBed { Limits = RampTestBed.Production };
        bed.Server.Capacity = 6;
        await bed.RunAsync();
        return bed.Events;
    }

    /// <summary>Describes the run of these events to a follower.</summary>
    /// <param name="events">The events.</param>
    /// <param name="runs">The folder of all runs.</param>
    /// <param name="stop">Cuts the ramp short.</param>
    /// <param name="tell">Takes the lines of the report.</param>
    /// <param name="settings">The settings; null for the usual ones.</param>
    public static FollowedRun Describe(IReadOnlyList<RunEvent> events, string runs, StopSignal stop, Action<string> tell, SuiteSettings? settings = null)
    {
        var manifest = events.OfType<RunStarted>().Single().Manifest;
        return new FollowedRun(settings ?? SuiteUnderTest.Settings, manifest, new RunFolder(runs, manifest.RunId), stop, tell);
    }
}
