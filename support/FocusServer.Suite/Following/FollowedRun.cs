using FocusServer.Evidence.Runs;
using FocusServer.Load.Running;
using FocusServer.Suite.Clocks;
using FocusServer.Suite.Reporting;
using FocusServer.Suite.Runs;
using FocusServer.Suite.Settings;
using FocusServer.Suite.Stopping;

namespace FocusServer.Suite.Following;

/// <summary>The facts of a run that a follower gets before it begins.</summary>
/// <param name="Settings">The settings of the suite.</param>
/// <param name="Manifest">The description of the run.</param>
/// <param name="Folder">The run's folder.</param>
/// <param name="Stop">Cuts the ramp short.</param>
/// <param name="Tell">Writes a line of the report.</param>
public sealed record FollowedRun(SuiteSettings Settings, RunManifest Manifest, RunFolder Folder, StopSignal Stop, Action<string> Tell)
{
    /// <summary>Takes the wishes of people who watch the run; null when it cannot be steered.</summary>
    public Steering? Steering { get; init; }

    /// <summary>Takes what is seen beside the server; null when nothing is taken along.</summary>
    public Witness? Witness { get; init; }

    /// <summary>The lines that the followers before this one told, such as where a page is; a live view shows it as long as the run goes on.</summary>
    public IReadOnlyCollection<string> Told { get; init; } = [];

    /// <summary>The report as the console shows it.</summary>
    public ShownReport Shown { get; init; } = new(Tell, SuiteClock.RealTime);
}
