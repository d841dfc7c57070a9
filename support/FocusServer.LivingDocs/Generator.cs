using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Features;
using FocusServer.LivingDocs.Messages;
using FocusServer.LivingDocs.Output;
using FocusServer.LivingDocs.Results;
using FocusServer.LivingDocs.Writing;

namespace FocusServer.LivingDocs;

/// <summary>Reads what there is, and writes the site.</summary>
internal sealed class Generator(LivingDocsOptions options, TimeProvider time)
{
    /// <returns>The path of the landing page.</returns>
    /// <exception cref="IOException">The output cannot be written; the message says why.</exception>
    public async Task<string> RunAsync()
    {
        var output = OutputFolder.Open(options.Output);
        var problems = new List<string>();
        var folder = Directory.Exists(options.Features) ? FeatureFolder.Read(options.Features) : FeatureFolder.Empty;
        var runs = MessageReader.Read(MessageFiles(problems), problems);
        var chapters = BookReader.Read(folder, runs);
        problems.AddRange(runs.SelectMany(RunOutcomes.ProblemsOf));
        var ramps = new RampViews(new EvidenceOfRun(options.Evidence, problems), runs.Count > 0).Of(chapters);
        var book = new Book(options.Title, chapters, folder.Glossary, [.. runs.SelectMany(RunOutcomes.Of)], Provenance.Of(runs, time), problems);
        var writer = new SiteWriter(book, ramps, folder.Pictures);
        output.Write(await writer.RenderSiteAsync());
        if (options.SingleFile is { } file)
        {
            await File.WriteAllTextAsync(file, await writer.RenderSingleFileAsync());
        }

        return Path.GetFullPath(Path.Combine(options.Output, SitePages.Index));
    }

    private List<string> MessageFiles(List<string> problems)
    {
        var files = new List<string>();
        foreach (var path in options.Messages)
        {
            if (Directory.Exists(path))
            {
                files.AddRange(Directory.EnumerateFiles(path, "*.ndjson"));
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

        return files;
    }
}
