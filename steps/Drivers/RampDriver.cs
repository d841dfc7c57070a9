using FocusServer.Load.Ramp;
using FocusServer.Load.Report;
using FocusServer.Load.Run;
using FocusServer.Load.Settings;
using FocusServer.Load.Sla;
using FocusServer.Specs.Contexts;
using Reqnroll;

namespace FocusServer.Specs.Drivers;

/// <summary>Runs ramps, and leaves their evidence and report.</summary>
public sealed class RampDriver(TargetContext target, ServerDriver server, ScenarioContext scenario, IReqnrollOutputHelper output)
{
    public async Task<RampResult> RunAsync(RampOptions ramp, RampLimits limits)
    {
        var mistakes = ramp.Validate();
        if (mistakes.Count > 0)
        {
            throw new SettingsException(mistakes);
        }

        await server.EnsureReadyAsync();
        var manifest = Manifest(ramp);
        var folder = new RunFolder(manifest.RunId);
        using var evidence = new EvidenceFile(folder.Evidence);
        using var text = File.CreateText(folder.Report);
        var report = new ConsoleReport(line =>
        {
            output.WriteLine(line);
            text.WriteLine(line);
            text.Flush();
        });

        output.WriteLine(FormattableString.Invariant($"▶ {manifest.Title}, on {manifest.BaseUrl}, at pace {manifest.Pace}"));
        var result = await new LoadTest(target.Client, target.Time, new RunOptions())
            .RunAsync(RampPlan.From(ramp), limits, manifest, [evidence, report], CancellationToken.None);
        output.WriteLine(FormattableString.Invariant($"   Times are scenario time, at pace {manifest.Pace}."));
        output.WriteLine($"   Evidence: {folder.Evidence}");
        output.WriteLine($"   Report:   {folder.Report}");
        output.WriteLine("");
        return result;
    }

    private RunManifest Manifest(RampOptions ramp)
    {
        var now = target.Time.GetUtcNow();
        return new RunManifest
        {
            RunId = RunFolder.NewId(now, [ramp.Name, .. scenario.ScenarioInfo.Tags]),
            Title = Title(),
            Environment = target.Settings.Environment,
            BaseUrl = target.Client.BaseUrl,
            Pace = target.Settings.Pace,
            StartedAt = now,
        };
    }

    // The row's own name tells two runs of one outline apart.
    private string Title()
    {
        var info = scenario.ScenarioInfo;
        return info.Arguments.Count == 0 ? info.Title : $"{info.Title}: {info.Arguments[0]}";
    }
}
