using System.Collections;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Cleanup;
using FocusServer.Load.Jobs;
using FocusServer.Load.Reporting;
using FocusServer.Load.Running;
using FocusServer.Load.SelfMonitoring;
using FocusServer.Load.Settings;
using FocusServer.Specs.Contexts;
using Reqnroll;

namespace FocusServer.Specs.Drivers;

/// <summary>Runs ramps, shows them as they go, and leaves their evidence and report.</summary>
public sealed class RampDriver(
    TargetContext target, FeatureContext feature, ScenarioContext scenario, IReqnrollOutputHelper output, LiveConsole console, StopSignal stop, RampObservers observers)
{
#pragma warning disable RS0030 // The machine is watched by the machine's clock, whatever the pace
    private static readonly TimeProvider _realTime = TimeProvider.System;
#pragma warning restore RS0030

    // Real time, whatever the pace.
    private static readonly TimeSpan _patience = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan _usualPause = TimeSpan.FromSeconds(0.4);
    private static readonly TimeSpan _minStall = TimeSpan.FromSeconds(2);

    public async Task<RampResult> RunAsync(RampOptions ramp, RampLimits limits)
    {
        var mistakes = ramp.Validate(target.Settings.MaxJobs);
        if (mistakes.Count > 0)
        {
            throw new SettingsException(mistakes);
        }

        var manifest = Manifest(ramp);
        var folder = new RunFolder(manifest.RunId);
        var result = await RunAsync(RampPlan.From(ramp), limits, manifest, folder);
        output.AddAttachment(folder.Report);
        LivingDocs.Ramps.RampAttachments.Write(folder.Path).ToList().ForEach(output.AddAttachment);
        output.WriteLine($"Evidence: {folder.Evidence}");
        return result;
    }

    private async Task<RampResult> RunAsync(RampPlan plan, RampLimits limits, RunManifest manifest, RunFolder folder)
    {
        using var journal = new JobJournal(folder.Path);
        using var evidence = new EvidenceFile(folder.Evidence);
        using var text = File.CreateText(folder.Report);
        Preamble().ForEach(Tell);
        if (!manifest.Embedded && !await Standby.TryStartAsync(folder.Journal))
        {
            Tell("⚠️  No process stands by to clean up if this one is killed; the next run would sweep.");
        }

        Tell(FormattableString.Invariant($"▶ {manifest.Title}, on {manifest.BaseUrl}, at pace {manifest.Pace}"));
        await using var control = await ControlServer.StartAsync(_realTime, stop.Token);
        await using var monitor = new GeneratorMonitor(_realTime, control.Job, new GeneratorMonitorOptions { Pace = manifest.Pace });
        var result = await new LoadTest(target.Client, target.Time, Options(manifest.Pace), monitor)
            .RunAsync(plan, limits, manifest, [journal, evidence, new ConsoleReport(Tell), .. observers.All], stop.Token);
        Tell(FormattableString.Invariant($"   Times are scenario time, at pace {manifest.Pace}."));
        Tell($"   Evidence: {folder.Evidence}");
        Tell($"   Report:   {folder.Report}");
        Tell("");
        return result;

        void Tell(string line)
        {
            if (target.IsTested)
            {
                console.WriteLine(line);
            }

            text.WriteLine(line);
            text.Flush();
        }
    }

    private List<string> Preamble()
    {
        var settings = target.Settings;
        List<string> lines = settings.ShowConfiguration ? ["⚙️  CONFIGURATION", .. settings.Origins.Select(line => $"   {line}"), ""] : [];
        return settings.Server is { VerifyCertificate: false }
            ? [.. lines, "⚠️  The server's certificate is not verified: anybody may pose as the server. The environment's file says so.", ""]
            : lines;
    }

    // At a pace, a short pause of the machine is a long silence: what it takes for granted is no stall.
    private RunOptions Options(double pace) => new()
    {
        Pool = new JobPoolOptions
        {
            MaxConcurrentStarts = target.Settings.MaxConcurrentStarts,
            MinStall = TimeSpan.FromSeconds(Math.Max(_minStall.TotalSeconds, _usualPause.TotalSeconds * pace)),
        },
        AskWhyCancelled = () => stop.Request(pace),
        PreconditionTimeout = _patience * pace,
        FindCapacity = target.Settings.FindCapacity,
        StopAfterFailedLevels = target.Settings.StopAfterFailedLevels,
    };

    private RunManifest Manifest(RampOptions ramp)
    {
        var now = target.Time.GetUtcNow();
        return new RunManifest
        {
            RunId = RunFolder.NewId(now, [ramp.Name, .. scenario.ScenarioInfo.Tags]),
            Title = Title(),
            Scenario = Place(),
            Environment = target.Settings.Environment,
            Embedded = target.Settings.IsEmbedded,
            BaseUrl = target.Client.BaseUrl,
            Pace = target.Settings.Pace,
            StartedAt = now,
        };
    }

    private ScenarioPlace Place()
    {
        var (info, of) = (scenario.ScenarioInfo, feature.FeatureInfo);
        var row = info.Arguments.Cast<DictionaryEntry>().ToDictionary(cell => $"{cell.Key}", cell => $"{cell.Value}");
        return new ScenarioPlace(of.FolderPath, of.Title, info.Title, row, [.. info.CombinedTags.Concat(of.Tags).Distinct(StringComparer.Ordinal)]);
    }

    // The row's own name tells two runs of one outline apart.
    private string Title()
    {
        var info = scenario.ScenarioInfo;
        return info.Arguments.Count == 0 ? info.Title : $"{info.Title}: {info.Arguments[0]}";
    }
}
