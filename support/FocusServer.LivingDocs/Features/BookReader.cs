using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Messages;

namespace FocusServer.LivingDocs.Features;

/// <summary>Combines the features with the outcomes of the runs.</summary>
internal static class BookReader
{
    /// <summary>Reads all chapters: every feature of the folder, and every feature that ran.</summary>
    /// <param name="folder">The features folder.</param>
    /// <param name="runs">The runs, the oldest first.</param>
    /// <param name="begun">The scenarios known to have begun, by path and address; they count as cut short if there are no messages about them.</param>
    public static IReadOnlyList<Chapter> Read(FeatureFolder folder, IReadOnlyList<MessageRun> runs, IReadOnlyCollection<(string Path, string Slug)> begun)
    {
        var outcomes = new OutcomesByAddress(runs, begun);
        var features = Written(folder, runs)
            .Select(parsed => new FeatureBuilder(parsed, slug => outcomes.Get(parsed.Path, slug)).Build())
            .OrderBy(feature => feature.Path, StringComparer.Ordinal)
            .ToLookup(feature => feature.Folder);
        return PageAddresses.WithDistinctPages([.. features.Select(group => group.Key).Union(folder.Introductions.Keys.Where(path => path.Length > 0))
            .Order(StringComparer.Ordinal)
            .Select(path => ChapterOf(path, folder.Introductions.GetValueOrDefault(path) ?? "", [.. features[path]]))]);
    }

    private static Dictionary<string, ParsedFeature>.ValueCollection Written(FeatureFolder folder, IReadOnlyList<MessageRun> runs)
    {
        var features = folder.Features.ToDictionary(feature => feature.Path);
        foreach (var (uri, document) in runs.Reverse().SelectMany(run => run.Documents))
        {
            features.TryAdd(FeaturePath.FromUri(uri), new ParsedFeature(FeaturePath.FromUri(uri), "", document, []));
        }

        foreach (var run in runs.Reverse())
        {
            foreach (var errors in run.ParseErrors.GroupBy(error => error.Source.Uri ?? ""))
            {
                var text = run.Sources.GetValueOrDefault(errors.Key)?.Data ?? "";
                features.TryAdd(FeaturePath.FromUri(errors.Key), new ParsedFeature(FeaturePath.FromUri(errors.Key), text, null, [.. errors.Select(error => error.Message)]));
            }
        }

        return features.Values;
    }

    private static Chapter ChapterOf(string path, string readme, IReadOnlyList<FeatureDoc> features)
    {
        var lines = readme.TrimStart().Split('\n', 2);
        return lines[0].StartsWith("# ", StringComparison.Ordinal)
            ? new Chapter(path, lines[0][2..].Trim(), lines.ElementAtOrDefault(1) ?? "", features)
            : new Chapter(path, InWords(path), readme, features);
    }

    private static string InWords(string path) =>
        path.Split('/')[^1].Replace('-', ' ').Replace('_', ' ') is { Length: > 0 } name ? char.ToUpperInvariant(name[0]) + name[1..] : "Features";
}
