using FocusServer.LivingDocs.Document;
using Microsoft.AspNetCore.Components;

namespace FocusServer.LivingDocs.Site;

/// <summary>What a page needs besides its content: links, texts, files.</summary>
public sealed class PageContext
{
    private readonly SiteParts _parts;
    private readonly ProsePlace _place;

    internal PageContext(SiteParts parts, string page, string folder)
    {
        (_parts, Page) = (parts, page);
        _place = new ProsePlace(page, folder, path => parts.Files.Picture(path) is { } file ? File(file) : null, new HashSet<string>());
    }

    /// <summary>From the root of the site.</summary>
    public string Page { get; }

    /// <summary>All that the site tells.</summary>
    public Book Book => _parts.Book;

    /// <summary>Whether all pages are in one file.</summary>
    public bool SingleFile => _parts.Links.SingleFile;

    /// <summary>How many features the one file tells in brief.</summary>
    public int BriefFeatures => _parts.Brief.Count;

    /// <summary>The way to a place on a page of the site.</summary>
    public string Href(string page, string fragment = "") => _parts.Links.Href(Page, page, fragment);

    /// <summary>The way to a scenario or row of a feature, on whichever of the feature's pages it is.</summary>
    public string Href(FeatureDoc feature, string slug) => Href(_parts.PageOf(feature, slug), slug);

    /// <summary>The way to a place on this page.</summary>
    public string Here(string fragment) => Href(Page, fragment);

    /// <summary>What an element's id must be for a link to find it.</summary>
    public string Id(string fragment) => _parts.Links.Id(Page, fragment);

    /// <summary>What the id of this page's title must be; null where the page needs none.</summary>
    public string? PageId => SingleFile ? Id("") : null;

    /// <summary>Markdown as HTML.</summary>
    public MarkupString Prose(string markdown, int level) => new(_parts.Prose.ToHtml(markdown, _place, level));

    /// <summary>What a ramp's scenario or row proved; null when it is no ramp.</summary>
    public RampView? RampOf(FeatureDoc feature, string slug) => _parts.Ramps.GetValueOrDefault((feature.Path, slug));

    /// <summary>Where the one file has shown an equal failure already; null where it has not, and on the pages of a site.</summary>
    public string? TraceShownAt(Failure failure) => _parts.Traces.GetValueOrDefault(failure);

    /// <summary>What the id of a failure must be that is shown for the first time; null on the pages of a site.</summary>
    public string? TraceId(Failure failure) => SingleFile ? _parts.Traces[failure] = FormattableString.Invariant($"failure-{_parts.Traces.Count + 1}") : null;

    /// <summary>Adds a file to the site.</summary>
    /// <returns>The way to it, or all of it as an address when the site is one file.</returns>
    public string FileOf(string name, string mediaType, ReadOnlyMemory<byte> content) => File(_parts.Files.Add(name, mediaType, content));

    /// <summary>Adds what was attached to the site.</summary>
    public string FileOf(StepAttachment evidence) => FileOf(
        evidence.Name, evidence.MediaType, evidence.Text is { } text && evidence.Bytes.IsEmpty ? System.Text.Encoding.UTF8.GetBytes(text) : evidence.Bytes);

    /// <summary>The way to a file that the site has on every page, such as its style.</summary>
    public string Asset(string name) => Links.Relative(Page, name);

    private string File(SiteFile file) => SingleFile ? file.AsDataUri() : Links.Relative(Page, file.Path);
}
