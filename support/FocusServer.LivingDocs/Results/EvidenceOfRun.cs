using FocusServer.Evidence.Events;
using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Ramps;

namespace FocusServer.LivingDocs.Results;

/// <summary>Finds the evidence of a ramp.</summary>
/// <param name="folder">The folder that holds a folder for each ramp.</param>
/// <param name="problems">Receives a description of each file that could not be read.</param>
/// <param name="since">The start of the run; null if it is not known.</param>
/// <param name="anyMessages">True if any run left messages; without messages, the latest evidence is used.</param>
internal sealed class EvidenceOfRun(string folder, ICollection<string> problems, DateTimeOffset? since = null, bool anyMessages = false)
{
    private const string Told = "Evidence: ";

    // A killed run cannot say where its evidence is; only the latest folders are searched for it.
    private const int Latest = 20;

    private static readonly TimeSpan _oneRun = TimeSpan.FromHours(2);

    private readonly Lazy<IReadOnlyList<RampRun>> _latest = new(() => ReadLatest(folder, problems));

    /// <param name="feature">The feature of the scenario.</param>
    /// <param name="scenario">The scenario, or the row's outline.</param>
    /// <param name="place">The scenario itself, or the row.</param>
    public RampRun? Find(FeatureDoc feature, ScenarioDoc scenario, ScenarioPlace place)
    {
        if (place.Outcome.AllEvidence.Where(evidence => evidence.IsLog).SelectMany(Paths).Select(Read).FirstOrDefault(run => run is not null) is { } told)
        {
            return told;
        }

        var candidates = _latest.Value.Where(run => Fits(run, feature, scenario, place));
        return place.Outcome.Status switch
        {
            // A runner may write the messages of a scenario when it ends; a killed one leaves only evidence.
            Status.NotRun when since is { } start => candidates.LastOrDefault(run => run.StartedAt >= start),
            Status.NotRun when anyMessages => null,
            Status.NotRun => candidates.LastOrDefault(run => _latest.Value[^1].StartedAt - run.StartedAt < _oneRun),
            Status.Skipped or Status.Ignored or Status.Undefined or Status.Pending => null,
            _ => candidates.LastOrDefault(run => run.StartedAt >= place.Outcome.StartedAt?.AddMinutes(-1)),
        };
    }

    private static bool Fits(RampRun run, FeatureDoc feature, ScenarioDoc scenario, ScenarioPlace place) =>
        run.Place.Scenario == scenario.Name
        && (run.Place.Row.Length == 0 || run.Place.Row == place.RowName)
        && (run.Place.FeatureUri.Length == 0 || Features.FeaturePath.FromUri(run.Place.FeatureUri) == feature.Path);

    private static IEnumerable<string> Paths(StepAttachment log) => (log.Text ?? "").Split('\n')
        .Select(line => line.Trim())
        .Where(line => line.StartsWith(Told, StringComparison.Ordinal))
        .Select(line => line[Told.Length..]);

    // Evidence from another machine is looked for in this folder first.
    private RampRun? Read(string path)
    {
        var name = path.Replace('\\', '/').Split('/') is [.., var run, _] ? run : "";
        var brought = Path.Combine(folder, name, EvidenceReader.FileName);
        return Read(File.Exists(brought) ? brought : path, problems);
    }

    private static RampRun? Read(string path, ICollection<string> problems)
    {
        try
        {
            return RampRun.Read(path);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException or ArgumentException)
        {
            problems.Add($"{path}: {unreadable.Message}");
            return null;
        }
    }

    private static IReadOnlyList<RampRun> ReadLatest(string folder, ICollection<string> problems) => !Directory.Exists(folder) ? [] :
    [
        .. Directory.EnumerateDirectories(folder).OrderDescending(StringComparer.Ordinal).Take(Latest)
            .Select(run => Path.Combine(run, EvidenceReader.FileName)).Where(File.Exists)
            .Select(file => Read(file, problems)).OfType<RampRun>().OrderBy(run => run.StartedAt),
    ];
}
