using System.Text.Encodings.Web;
using System.Text.Json;
using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Site;

namespace FocusServer.LivingDocs.Writing;

/// <summary>Creates the index of the search. It is a script because a page opened from disk may load nothing else.</summary>
internal static class SearchIndex
{
    // Long enough for a description; only the beginning of a long doc string is searched.
    private const int MostText = 2_000;

    // Escapes whatever would end a script element or a line.
    private static readonly JsonSerializerOptions _options = new() { Encoder = JavaScriptEncoder.Create(System.Text.Unicode.UnicodeRanges.All) };

    public static string Create(SiteParts parts)
    {
        var entries = parts.Book.Chapters.SelectMany(chapter => chapter.Features, (chapter, feature) => (chapter, feature))
            .SelectMany(at => EntriesOf(parts, at.feature));
        return $"window.searchIndex={JsonSerializer.Serialize(entries, _options)};";
    }

    /// <summary>Lists an entry for the feature and for each scenario and row: link, title, feature, status, tags, text.</summary>
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
