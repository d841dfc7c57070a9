using System.Runtime.CompilerServices;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Runs;
using FocusServer.Suite.Telemetry;

namespace FocusServer.Suite.Following;

/// <summary>Follows a run for dashboards.</summary>
internal sealed class TelemetryFollower(RunTelemetry telemetry) : IRunFollower
{
    /// <summary>Follows a run, where the settings say so.</summary>
    public static IRunFollower? Start(FollowedRun run) => run.Settings.Telemetry is { } plan ? Start(plan, run.Manifest) : null;

    public string Name => "the export for dashboards";

    public ValueTask OnAsync(RunEvent runEvent) => telemetry.OnAsync(runEvent);

    public ValueTask DisposeAsync() => telemetry.DisposeAsync();

    // Apart, so that nothing of OpenTelemetry is loaded for a run that needs none.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static TelemetryFollower Start(TelemetryPlan plan, RunManifest manifest) => new(new RunTelemetry(plan, manifest));
}
