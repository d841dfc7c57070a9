using Ganss.Xss;
using Markdig;
using Markdig.Extensions.DefinitionLists;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace FocusServer.LivingDocs.Site;

/// <summary>Renders Markdown as HTML. HTML in it is shown as text, links lead to pages of the site, and the first use of each word of the glossary on a page is linked.</summary>
internal sealed class Prose(LinkTargets targets, GlossaryWords glossary, Links links)
{
    private const int LastLevel = 6;

    private static readonly MarkdownPipeline _pipeline = new MarkdownPipelineBuilder()
        .UsePipeTables().UseDefinitionLists().UseEmphasisExtras().UseAutoLinks().DisableHtml().Build();

    private readonly HtmlSanitizer _sanitizer = NewSanitizer();

    /// <param name="markdown">The text, indented or not.</param>
    /// <param name="place">The page that shows it.</param>
    /// <param name="level">The level of its first heading, 1 to 6.</param>
    public string ToHtml(string markdown, ProsePlace place, int level)
    {
        if (string.IsNullOrWhiteSpace(markdown))
        {
            return "";
        }

        var document = Markdown.Parse(WithoutIndent(markdown), _pipeline);
        ShiftHeadings(document, level);
        foreach (var link in document.Descendants<LinkInline>().ToList())
        {
            Resolve(link, place);
        }

        foreach (var term in document.Descendants<DefinitionTerm>().Where(_ => place.IsGlossary))
        {
            glossary.Mark(term, links.Id(place.Page, ""));
        }

        glossary.LinkFirstUses(document, place, links);
        return _sanitizer.Sanitize(document.ToHtml(_pipeline));
    }

    private void Resolve(LinkInline link, ProsePlace place)
    {
        var url = link.Url ?? "";
        if (Uri.TryCreate(url, UriKind.Absolute, out var absolute) && absolute.Scheme is "http" or "https" or "mailto")
        {
            return;
        }

        if (link.IsImage)
        {
            link.Url = place.Picture(LinkTargets.PathOf(place.Folder, url)) ?? "";
        }
        else if (targets.Find(place.Folder, url) is var (page, fragment))
        {
            link.Url = links.Href(place.Page, page, fragment);
        }
        else
        {
            Unlink(link);
        }
    }

    private static void Unlink(LinkInline link)
    {
        while (link.FirstChild is { } child)
        {
            child.Remove();
            link.InsertBefore(child);
        }

        link.Remove();
    }

    private static void ShiftHeadings(MarkdownDocument document, int level)
    {
        var headings = document.Descendants<HeadingBlock>().ToList();
        var shift = headings.Count == 0 ? 0 : level - headings.Min(heading => heading.Level);
        headings.ForEach(heading => heading.Level = Math.Clamp(heading.Level + shift, 1, LastLevel));
    }

    // Descriptions are indented like their scenario, which Markdown would take for code.
    private static string WithoutIndent(string text)
    {
        var lines = text.Split('\n');
        var indent = lines.Where(line => !string.IsNullOrWhiteSpace(line)).Min(line => line.Length - line.TrimStart(' ', '\t').Length);
        return string.Join('\n', lines.Select(line => line.Length >= indent ? line[indent..] : line.TrimStart()));
    }

    private static HtmlSanitizer NewSanitizer()
    {
        var sanitizer = new HtmlSanitizer();
        sanitizer.AllowedTags.ExceptWith(["form", "input", "button", "select", "option", "optgroup", "textarea", "fieldset", "label", "legend", "datalist", "keygen", "output", "style", "html", "head", "body"]);
        sanitizer.AllowedAttributes.ExceptWith(["style", "name", "action", "method"]);
        sanitizer.AllowedAttributes.UnionWith(["class", "id"]);
        sanitizer.AllowedSchemes.UnionWith(["mailto", "data"]);
        return sanitizer;
    }
}

/// <summary>The place where a text is shown.</summary>
/// <param name="Page">The page, from the root of the site.</param>
/// <param name="Folder">The folder that links in the text are relative to, from the features folder.</param>
/// <param name="Picture">Gets the link to a picture of the features folder; null if there is none.</param>
/// <param name="Linked">The words of the glossary that the page has already linked; words are added.</param>
internal sealed record ProsePlace(string Page, string Folder, Func<string, string?> Picture, ISet<string> Linked)
{
    public bool IsGlossary => Page == Document.Glossary.Page;
}
