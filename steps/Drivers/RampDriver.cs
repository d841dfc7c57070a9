using System.Collections;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Limits;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Specs.Contexts;
using FocusServer.Suite.Ramps;
using FocusServer.Suite.Reporting;
using FocusServer.Suite.Runs;
using FocusServer.Suite.Stopping;

namespace FocusServer.Specs.Drivers;

/// <summary>Runs the ramp of a scenario, and attaches what it leaves to the scenario's messages.</summary>
public sealed class RampDriver(
    TargetContext target, FeatureContext feature, ScenarioContext scenario, IReqnrollOutputHelper output, LiveConsole console, StopSignal stop, RampObservers observers, RampContext context, LoadGenerators generators)
{
    public async Task<RampResult> RunAsync(RampOptions ramp, RampLimits limits)
    {
        var runner = new RampRunner(target.Client, target.Time, target.Settings, stop, typeof(Program).Assembly)
        {
            Show = Show,
            Observers = observers.All,
            Fleet = generators.Fleet,
        };
        var manifest = Manifest(ramp);
        context.StartedAt = manifest.StartedAt;
        var (result, folder) = await runner.RunAsync(ramp with { Shape = target.Settings.Shape }, limits, manifest);
        context.Folder = folder.Path;
        Attach(folder);
        output.WriteLine($"Evidence: {folder.Evidence}");
        return result;
    }

    private void Attach(RunFolder folder)
    {
        try
        {
            output.AddAttachment(folder.Report);
            LivingDocs.Results.RampAttachments.Write(folder.Path).ToList().ForEach(output.AddAttachment);
        }
        catch (IOException full)
        {
            // The verdict stands, and says so itself.
            output.WriteLine($"The report and the chart could not be attached: {full.Message}");
        }
    }

    private void Show(string line)
    {
        if (target.IsTested)
        {
            console.WriteLine(line);
        }
    }

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
            Commit = BuildCommit.From(typeof(Program).Assembly),
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
