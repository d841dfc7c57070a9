using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Features;
using FocusServer.LivingDocs.Messages;
using FocusServer.LivingDocs.Output;
using FocusServer.LivingDocs.Ramps.History;
using FocusServer.LivingDocs.Results;
using FocusServer.LivingDocs.Writing;

namespace FocusServer.LivingDocs;

/// <summary>Reads the features, messages, evidence and history, and writes the site.</summary>
/// <param name="options">The inputs, and the folder to write to.</param>
/// <param name="time">The clock.</param>
/// <param name="variable">Gets an environment variable; null if it is not set.</param>
internal sealed class Generator(LivingDocsOptions options, TimeProvider time, Func<string, string?> variable)
{
    /// <returns>The path of the landing page.</returns>
    /// <exception cref="IOException">The output cannot be written; the message says why.</exception>
    public async Task<string> RunAsync()
    {
        var output = OutputFolder.Open(options.Output);
        var problems = new List<string>();
        var folder = Directory.Exists(options.Features) ? FeatureFolder.Read(options.Features, problems) : FeatureFolder.Empty;
        var runs = MessageReader.Read(MessageFiles(problems), problems);
        var revision = await Revision.ReadAsync(Directory.Exists(options.Features) ? options.Features : ".", time);
        var (book, ramps) = ReadBook(folder, runs, revision, problems);
        var writer = new SiteWriter(book, ramps, folder.Pictures);
        var all = options.SingleFile is null ? Task.FromResult("") : Task.Run(writer.RenderSingleFileAsync);
        output.Write(await writer.RenderSiteAsync());
        if (options.SingleFile is { } file)
        {
            await File.WriteAllTextAsync(file, await all);
        }

        return Path.GetFullPath(Path.Combine(options.Output, SitePages.Index));
    }

    private (Book Book, IReadOnlyDictionary<(string Path, string Slug), RampView> Ramps) ReadBook(
        FeatureFolder folder, IReadOnlyList<MessageRun> runs, Revision revision, List<string> problems)
    {
        var earlier = new EarlierResults(RunHistory.Load(options.History), time.GetUtcNow(), TimeSpan.FromDays(options.StaleAfterDays));
        problems.AddRange(runs.SelectMany(RunOutcomes.ProblemsOf));
        problems.AddRange(earlier.History.Damaged);
        var chapters = BookReader.Read(folder, runs, []);
        var views = new RampViews(new EvidenceOfRun(options.Evidence, problems, options.Since ?? runs.Min(run => run.StartedAt), runs.Count > 0), earlier);
        var ramps = views.Create(chapters);
        if (runs.Count > 0 && views.Begun.Count > 0)
        {
            chapters = BookReader.Read(folder, runs, views.Begun);
        }

        var provenance = Provenance.Create(runs, revision, variable, time.GetUtcNow());
        var stored = views.Runs.Select(StoredRun.From).OfType<StoredRun>().ToList();
        Remember(stored, runs, chapters, provenance, problems);
        var book = new Book(options.Title, chapters, folder.Glossary, [.. runs.SelectMany(RunOutcomes.HooksFrom)], provenance, problems)
        {
            Folder = FeaturesFolder(),
            LastOf = earlier.LastOf,
            Release = Releases.Create(earlier.History.With(stored).Runs, RampViews.PlacesOf(chapters)),
            Issues = SiteSettings.ReadIssueLinks(options.Settings),
        };
        return (book, ramps);
    }

    /// <summary>Adds this run to the history. A failure is reported as a problem; the site is written all the same.</summary>
    private void Remember(
        IReadOnlyList<StoredRun> ramps,
        IReadOnlyList<MessageRun> runs,
        IReadOnlyList<Chapter> chapters,
        IReadOnlyList<KeyValuePair<string, string>> provenance,
        List<string> problems)
    {
        var commit = provenance.FirstOrDefault(fact => fact.Key == Provenance.Commit).Value ?? "";
        var scenarios = runs.Count > 0 ? EarlierResults.CreateStoredRun(runs[^1], chapters.SelectMany(chapter => chapter.Features), commit) : null;
        try
        {
            var stored = ramps.Append(scenarios).OfType<StoredRun>().ToList();
            if (stored.Count > 0)
            {
                RunHistory.Store(options.History, stored, new Retention());
            }
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            problems.Add($"This run could not be added to the history: {refused.Message}");
        }
    }

    // CI works in the folder that it checks out. Of features elsewhere, the folder's name is all that is known there.
    private string FeaturesFolder()
    {
        var path = Path.GetRelativePath(".", options.Features);
        return path.StartsWith("..", StringComparison.Ordinal) || Path.IsPathRooted(path)
            ? Path.GetFileName(Path.TrimEndingDirectorySeparator(options.Features))
            : path.Replace('\\', '/');
    }

    private List<string> MessageFiles(List<string> problems)
    {
        var files = new List<string>();
        foreach (var path in options.Messages)
        {
            if (Directory.Exists(path))
            {
                files.AddRange(Directory.EnumerateFiles(path, "*.ndjson").Where(file => !Path.GetFileName(file).StartsWith('.')));
            }
            else if (File.Exists(path))
            {
                files.Add(path);
            }
            else
            {
                problems.Add($"{path}: there are no messages.");
            }
        }

        // Otherwise a run that was killed before its first message would be shown with the messages of an earlier run.
        foreach (var old in files.Where(file => options.Since is { } start && File.GetLastWriteTimeUtc(file) < start.UtcDateTime).ToList())
        {
            files.Remove(old);
            problems.Add($"{old}: these messages are of an earlier run.");
        }

        return files;
    }
}
