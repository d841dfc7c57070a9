using System.Reflection;
using FocusServer.Client;
using FocusServer.Evidence;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Cleanup;
using FocusServer.Load.Generators;
using FocusServer.Load.Jobs;
using FocusServer.Load.Reporting;
using FocusServer.Load.Running;
using FocusServer.Load.SelfMonitoring;
using FocusServer.Load.Timing;
using FocusServer.Suite.Cleanup;
using FocusServer.Suite.Clocks;
using FocusServer.Suite.Following;
using FocusServer.Suite.Generators;
using FocusServer.Suite.Reference;
using FocusServer.Suite.Reporting;
using FocusServer.Suite.Runs;
using FocusServer.Suite.Settings;
using FocusServer.Suite.Stopping;

namespace FocusServer.Suite.Ramps;

/// <summary>Runs ramps, shows them as they go, and leaves their evidence and report.</summary>
/// <param name="client">The client of the server.</param>
/// <param name="time">The clock of the ramp.</param>
/// <param name="settings">The settings.</param>
/// <param name="stop">What cuts a ramp short.</param>
/// <param name="suite">The program that stands by; see <see cref="Standby"/>.</param>
public sealed class RampRunner(IFocusServerClient client, TimeProvider time, SuiteSettings settings, StopSignal stop, Assembly suite)
{
    // Real time, whatever the pace.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _usualPause = TimeSpan.FromSeconds(0.4);
    private static readonly TimeSpan _minStall = TimeSpan.FromSeconds(2);

    /// <summary>Gets what shows a line of the report as it is written; nothing does by default.</summary>
    public Action<string> Show { get; init; } = _ => { };

    /// <summary>Gets the other observers of the ramps.</summary>
    public IReadOnlyList<IRunObserver> Observers { get; init; } = [];

    /// <summary>Gets the load generators that share the ramps; null (default) for those that the settings name, if any.</summary>
    public GeneratorFleet? Fleet { get; init; }

    /// <summary>Gets the folder that holds the folders of all runs; <see cref="RunFolder.AllRuns"/> by default.</summary>
    public string Runs { get; init; } = RunFolder.AllRuns();

    /// <summary>Runs one ramp.</summary>
    /// <param name="ramp">The ramp.</param>
    /// <param name="limits">The limits that it is judged by.</param>
    /// <param name="manifest">What the run is.</param>
    /// <exception cref="SettingsException">The server may not be asked for such a ramp.</exception>
    /// <exception cref="CannotStartException">There is no room for the evidence, or this process has too few file handles.</exception>
    public async Task<FinishedRamp> RunAsync(RampOptions ramp, RampLimits limits, RunManifest manifest)
    {
        var mistakes = ramp.Validate(settings.MaxJobs);
        if (mistakes.Count > 0)
        {
            throw new SettingsException(mistakes);
        }

        if (FileHandles.FindShortage(ramp.MaxJobs, manifest.Embedded) is { } shortage)
        {
            throw new CannotStartException(shortage);
        }

        var server = settings.Server ?? new FocusServerClientOptions { BaseUrl = client.BaseUrl };
        await using var coordinator = settings.Generators is { } generators ? new FleetCoordinator(generators, server, settings.SelfTest, Show) : null;
        var fleet = coordinator is null || Fleet is not null ? Fleet : await coordinator.FindAsync(ramp, manifest.RunId, Options(manifest.Pace).Pool, stop.Token);
        var folder = new RunFolder(Runs, manifest.RunId);
        try
        {
            return new FinishedRamp(await RunAsync(RampPlan.From(ramp), limits, manifest, folder, fleet), folder);
        }
        catch (GeneratorsException e)
        {
            throw new CannotStartException(e.Message);
        }
    }

    private async Task<RampResult> RunAsync(RampPlan plan, RampLimits limits, RunManifest manifest, RunFolder folder, GeneratorFleet? fleet)
    {
        using var journal = folder.Write(() => new JobJournal(folder.Path));
        using var evidence = folder.Write(() => new EvidenceFile(folder.Evidence));
        using var text = folder.Write(() => new RunReport(folder.Report));
        var oneAtATime = new Lock();
        var shown = new ShownReport(Show, SuiteClock.RealTime);
        Preamble().ForEach(Tell);
        if (!manifest.Embedded && !await Standby.TryStartAsync(suite, folder.Journal))
        {
            Tell("⚠️  No process stands by to clean up if this one is killed; the next run would sweep.");
        }

        Tell(FormattableString.Invariant($"▶ {manifest.Title}, on {manifest.BaseUrl}, at pace {manifest.Pace}"));
        manifest = fleet is null ? await TestItselfAsync(plan.Options, manifest, Tell) : manifest;

        // Not cancelled: a ramp that is stopped before its first request says so in its evidence, too.
        await using var reference = await ReferenceServer.StartAsync(SuiteClock.RealTime, CancellationToken.None);
        await using var monitor = new GeneratorMonitor(SuiteClock.RealTime, reference.Job, new GeneratorMonitorOptions { Pace = () => PaceNow });
        var steering = settings.Watch is null ? null : new Steering(who => stop.Finish(SteeringText.Finished(who)));
        var witness = settings.Diagnostics is null ? null : new Witness();
        RampResult result;
        await using (var followers = new RunFollowers(new FollowedRun(settings, manifest, folder, stop, Tell) { Shown = shown, Steering = steering, Witness = witness }))
        {
            result = await new LoadTest(client, time, Options(manifest.Pace) with { Steering = steering, Witness = witness }, monitor, fleet)
                .RunAsync(plan, limits, manifest, [journal, evidence, new TrialsFile(folder.Trials), new ConsoleReport(Tell), .. Observers, .. followers.Observers], stop.Token);
        }

        shown.Release();
        Tell(FormattableString.Invariant($"   Times are scenario time, at pace {manifest.Pace}."));
        Tell($"   Evidence: {folder.Evidence}");
        Tell($"   Report:   {folder.Report}");
        Tell("");
        return result;

        // Followers tell from threads of their own.
        void Tell(string line)
        {
            lock (oneAtATime)
            {
                shown.WriteLine(line);
                try
                {
                    text.WriteLine(line);
                }
                catch (IOException)
                {
                    // A full disk does not take the evidence either, and that is what makes the run unproven; here its report is still shown.
                }
            }
        }
    }

    private double PaceNow => (time as PacedTimeProvider)?.Pace ?? 1;

    // An embedded server has its machine to share with the load generator, whatever that could read alone.
    private async Task<RunManifest> TestItselfAsync(RampOptions ramp, RunManifest manifest, Action<string> tell)
    {
        if (manifest.Embedded || settings.SelfTest <= TimeSpan.Zero)
        {
            return manifest;
        }

        var start = SuiteClock.RealTime.GetTimestamp();
        tell($"🧪 Reading from itself for {Figures.Setting(settings.SelfTest)}, to know what this machine can read...");
        var (result, problem) = await MachineSelfTest.RunAsync(ramp.Shape, MachineSelfTest.JobsFor(ramp.MaxJobs), settings.SelfTest, stop.Token);
        if (problem is not null)
        {
            tell($"   It is not known what this machine can read: {problem}.");
        }

        tell("");
        return manifest with { SelfTest = result, StartedAt = manifest.StartedAt + SuiteClock.RealTime.GetElapsedTime(start) };
    }

    private List<string> Preamble()
    {
        List<string> lines = settings.ShowConfiguration ? ["⚙️  CONFIGURATION", .. settings.Origins.Select(line => $"   {line}"), ""] : [];
        const string Unverified = "⚠️  The server's certificate is not verified: another server may answer in its place. ";
        return settings.Server is { VerifyCertificate: false }
            ? [.. lines, Unverified + "The environment's file says so.", ""]
            : lines;
    }

    // At a pace, a short pause of the machine is a long silence: what it takes for granted is no stall.
    private RunOptions Options(double pace) => new()
    {
        Pool = new JobPoolOptions
        {
            MaxConcurrentStarts = settings.MaxConcurrentStarts,
            MinStall = TimeSpan.FromSeconds(Math.Max(_minStall.TotalSeconds, _usualPause.TotalSeconds * pace)),
        },
        AskWhyCancelled = () => stop.Request(PaceNow),
        PaceGivesWay = settings.PaceGivesWay,
        PreconditionTimeout = _patience * pace,
        FindCapacity = settings.FindCapacity,
        StopAfterFailedLevels = settings.StopAfterFailedLevels,
    };
}
