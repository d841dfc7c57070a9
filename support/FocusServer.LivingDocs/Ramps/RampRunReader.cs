using FocusServer.Evidence.Events;
using FocusServer.Evidence.Runs;

namespace FocusServer.LivingDocs.Ramps;

/// <summary>Reads ramps from their evidence.</summary>
public static class RampRunReader
{
    private const int MostTroubled = 12;

    /// <summary>Reads one ramp.</summary>
    /// <param name="path">The run's folder, or its <c>run.jsonl</c>.</param>
    /// <exception cref="IOException">The file cannot be read.</exception>
    public static RampRun Read(string path)
    {
        var folder = Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path))!;
        var problems = new List<string>();
        return From(EvidenceReader.Read(path, problems.Add), Path.GetFileName(Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder))), problems);
    }

    /// <summary>Creates a ramp from a recorded run.</summary>
    /// <param name="record">The events of the run.</param>
    /// <param name="name">The id of a run whose evidence has none.</param>
    /// <param name="problems">The problems of its evidence.</param>
    public static RampRun From(RunRecord record, string name, IReadOnlyList<string> problems)
    {
        ArgumentNullException.ThrowIfNull(record);
        var (manifest, result) = (record.Manifest, record.Result);
        var pace = manifest?.Pace is > 0 and var given ? given : 1;
        return new RampRun
        {
            RunId = manifest?.RunId ?? name,
            Result = result,
            Verdict = result?.Verdict,
            Place = PlaceOf(manifest?.Scenario, manifest?.Title ?? ""),
            Environment = manifest?.Environment ?? "",
            Finished = record.Finished,
            TroubledJobs = [.. record.Troubles.OrderBy(job => job.Change.JobId is null).ThenBy(job => job.Change.Job).Take(MostTroubled)],
            Provenance = manifest is null ? [] : [.. Facts(manifest, record.ServerVersion)],
            StartedAt = manifest?.StartedAt,
            EndedAt = manifest?.StartedAt + (record.LastAt / pace),
            Pace = pace,
            Commit = manifest?.Commit ?? "",
            Problems = problems,
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Facts(RunManifest manifest, string? serverVersion)
    {
        (string Name, string? Value)[] facts =
        [
            ("Environment", manifest.Environment),
            ("Server", manifest.BaseUrl.ToString()),
            ("Commit", manifest.Commit),
            ("Server version", serverVersion),
            ("Pace", Figures.Plain(manifest.Pace) + (manifest.Pace == 1 ? " (real time)" : " s of scenario time in a second")),
        ];
        return facts.Where(fact => !string.IsNullOrWhiteSpace(fact.Value)).Select(fact => KeyValuePair.Create(fact.Name, fact.Value!));
    }

    // Without a scenario, the title names it: "Ten live jobs are held: staging".
    private static RampPlace PlaceOf(ScenarioPlace? scenario, string title)
    {
        var colon = title.LastIndexOf(": ", StringComparison.Ordinal);
        return scenario is not null
            ? new("", scenario.Title, scenario.Row.Values.FirstOrDefault() ?? "")
            : colon < 0 ? new("", title, "") : new("", title[..colon], title[(colon + 2)..]);
    }
}
