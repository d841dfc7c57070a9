using System.Text.Encodings.Web;
using System.Text.Json;
using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Site;

namespace FocusServer.LivingDocs.Writing;

/// <summary>What the search looks through, as a script, because a page from a disk may load scripts and nothing else.</summary>
internal static class SearchIndex
{
    // Long enough for a description; a doc string of megabytes is not searched to its end.
    private const int MostText = 2_000;

    // Safe within a script element, and one line a string.
    private static readonly JsonSerializerOptions _options = new() { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    public static string Create(SiteParts parts)
    {
        var entries = parts.Book.Chapters.SelectMany(chapter => chapter.Features, (chapter, feature) => (chapter, feature))
            .SelectMany(at => EntriesOf(parts, at.feature));
        return $"window.searchIndex={JsonSerializer.Serialize(entries, _options)};";
    }

    /// <summary>One a feature, and one for all that runs: way, title, where, status, tags, text.</summary>
    private static IEnumerable<string[]> EntriesOf(SiteParts parts, FeatureDoc feature)
    {
        yield return [parts.Links.Href(SitePages.Index, feature.Page), feature.Name, "", "", string.Join(' ', feature.Tags), Cut(feature.Description + " " + feature.Source)];
        foreach (var scenario in feature.Scenarios)
        {
            var text = string.Join(' ', scenario.Steps.SelectMany(TextsOf).Prepend(scenario.Description));
            foreach (var place in scenario.Places)
            {
                yield return
                [
                    parts.Links.Href(SitePages.Index, parts.PageOf(feature, place.Slug), place.Slug),
                    place.Name,
                    feature.Name,
                    Words.Name(place.Outcome.Status),
                    string.Join(' ', scenario.AllTags.Concat(place.Examples?.Tags ?? [])),
                    parts.Links.SingleFile ? "" : Cut(place.Row is null ? text : $"{string.Join(' ', place.Row.Cells)} {text}"),
                ];
            }
        }
    }

    private static IEnumerable<string> TextsOf(StepDoc step) => [step.Text, step.DocString ?? "", .. step.Table.SelectMany(row => row)];

    private static string Cut(string text) => text.Length <= MostText ? text : text[..MostText];
}
