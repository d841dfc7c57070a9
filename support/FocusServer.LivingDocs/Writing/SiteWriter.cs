using System.Text;
using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Pages;
using FocusServer.LivingDocs.Site;
using FocusServer.LivingDocs.Watch;
using Microsoft.AspNetCore.Components;

namespace FocusServer.LivingDocs.Writing;

/// <summary>Renders a book as a site or as a single file.</summary>
/// <param name="book">The book.</param>
/// <param name="ramps">The ramps, by the feature's path and the address within it.</param>
/// <param name="pictures">The pictures of the features folder: full paths by relative path.</param>
internal sealed class SiteWriter(Book book, IReadOnlyDictionary<(string Path, string Slug), RampView> ramps, IReadOnlyDictionary<string, string> pictures)
{
    /// <summary>Renders all files of the site.</summary>
    public async Task<IReadOnlyList<SiteFile>> RenderSiteAsync()
    {
        await using var renderer = new ComponentRenderer();
        var parts = PartsOf(renderer, singleFile: false);
        var pages = new List<SiteFile>();
        foreach (var (page, title, language, body) in await BodiesAsync(parts))
        {
            pages.Add(SiteFile.FromText(page, "text/html", await ShellAsync(parts, page, title, language, body)));
        }

        foreach (var replay in ramps.Values.Select(ramp => ramp.Replay).OfType<RampReplay>().DistinctBy(replay => replay.Page))
        {
            pages.Add(SiteFile.FromText(replay.Page, "text/html", await WatchPage.RenderAsync(replay.Source)));
        }

        return
        [
            .. pages,
            .. parts.Files.All,
            .. new RunSummary(parts).Files,
            SiteFile.FromText("site.css", "text/css", SiteAssets.Style),
            SiteFile.FromText("site.js", "text/javascript", SiteAssets.Script),
            SiteFile.FromText("search.js", "text/javascript", SearchIndex.Create(parts)),
        ];
    }

    /// <summary>Renders the whole site as one page, shortening features if it is too large.</summary>
    public async Task<string> RenderSingleFileAsync()
    {
        var features = new BriefFeatures(book.Features, feature => feature.Scenarios.SelectMany(scenario => scenario.Places).Any(place => ramps.ContainsKey((feature.Path, place.Slug))));
        var brief = features.Choose(null, new HashSet<string>());
        while (true)
        {
            var html = await RenderSingleFileAsync(brief);
            var excess = Encoding.UTF8.GetByteCount(html) - BriefFeatures.Most;
            if (excess <= 0 || features.Choose(excess, brief) is var more && more.Count == brief.Count)
            {
                return html;
            }

            brief = more;
        }
    }

    private async Task<string> RenderSingleFileAsync(IReadOnlySet<string> brief)
    {
        await using var renderer = new ComponentRenderer();
        var parts = PartsOf(renderer, singleFile: true) with { Brief = brief };
        var bodies = await BodiesAsync(parts);
        var body = string.Concat(bodies.Select(page => $"<section class=\"page\" lang=\"{page.Language}\">{page.Body}</section>"));
        return await ShellAsync(parts, SitePages.Index, book.Title, "en", body, SearchIndex.Create(parts));
    }

    private SiteParts PartsOf(ComponentRenderer renderer, bool singleFile)
    {
        var links = new Links(singleFile);
        return new SiteParts
        {
            Book = book,
            Links = links,
            Prose = new Prose(new LinkTargets(book), new GlossaryWords(book.Glossary), links),
            Renderer = renderer,
            Files = new SiteFiles(pictures),
            Ramps = ramps,
        };
    }

    /// <summary>Renders all pages, the landing page first in the list. It is rendered last, when the page of every scenario is known.</summary>
    private async Task<IReadOnlyList<(string Page, string Title, string Language, string Body)>> BodiesAsync(SiteParts parts)
    {
        var bodies = new List<(string Page, string Title, string Language, string Body)>();
        foreach (var chapter in book.Chapters)
        {
            var features = new List<(string Page, string Title, string Language, string Body)>();
            foreach (var feature in chapter.Features)
            {
                var units = await new FeatureRenderer(parts, chapter, feature).RenderAsync();
                features.AddRange(FeaturePages.Create(feature, units, parts)
                    .Select(page => (page.Page, feature.Name, feature.Language, page.Body)));
            }

            var context = new PageContext(parts, chapter.Page, chapter.Folder);
            bodies.Add((chapter.Page, chapter.Title, "en", await parts.Renderer.RenderAsync<ChapterBody>(("Chapter", chapter), ("Context", context))));
            bodies.AddRange(features);
        }

        if (book.Glossary.Words.Count > 0)
        {
            bodies.Add((Glossary.Page, "Glossary", "en", await parts.Renderer.RenderAsync<GlossaryBody>(("Context", new PageContext(parts, Glossary.Page, "")))));
        }

        if (book.Release is { } release)
        {
            bodies.Add((SitePages.Release, "Release", "en", await parts.Renderer.RenderAsync<ReleaseBody>(("Release", release), ("Context", new PageContext(parts, SitePages.Release, "")))));
        }

        bodies.Add((SitePages.HowToRead, "How to read this page", "en", await parts.Renderer.RenderAsync<HowToReadBody>(("Context", new PageContext(parts, SitePages.HowToRead, "")))));
        return [(SitePages.Index, "Verdicts", "en", await IndexAsync(parts)), .. bodies];
    }

    private Task<string> IndexAsync(SiteParts parts) => parts.Renderer.RenderAsync<IndexBody>(
        ("Failures", book.Failures), ("Context", new PageContext(parts, SitePages.Index, "")));

    private Task<string> ShellAsync(SiteParts parts, string page, string title, string language, string body, string index = "") => parts.Renderer.RenderAsync<Shell>(
        ("Title", title == book.Title ? title : $"{title} · {book.Title}"),
        ("Language", language),
        ("Body", new MarkupString(body)),
        ("Index", index),
        ("Context", new PageContext(parts, page, "")));
}
