using FocusServer.LivingDocs.Document;
using Microsoft.AspNetCore.Components;

namespace FocusServer.LivingDocs.Site;

/// <summary>The links, texts and files that a page needs.</summary>
public sealed class PageContext
{
    private readonly SiteParts _parts;
    private readonly ProsePlace _place;

    internal PageContext(SiteParts parts, string page, string folder)
    {
        (_parts, Page) = (parts, page);
        _place = new ProsePlace(page, folder, path => parts.Files.Picture(path) is { } file ? File(file) : null, new HashSet<string>());
    }

    /// <summary>The path of the page, from the root of the site.</summary>
    public string Page { get; }

    /// <summary>The content of the site.</summary>
    public Book Book => _parts.Book;

    /// <summary>True if all pages are in one file.</summary>
    public bool SingleFile => _parts.Links.SingleFile;

    /// <summary>The number of features that are shortened in the single file.</summary>
    public int BriefFeatures => _parts.Brief.Count;

    /// <summary>Gets the link to a place on a page of the site.</summary>
    public string Href(string page, string fragment = "") => _parts.Links.Href(Page, page, fragment);

    /// <summary>Gets the link to a scenario or row, on the page that shows it.</summary>
    public string Href(FeatureDoc feature, string slug) => Href(_parts.PageOf(feature, slug), slug);

    /// <summary>Gets the link to a place on this page.</summary>
    public string Here(string fragment) => Href(Page, fragment);

    /// <summary>Gets the id of an element that links point to.</summary>
    public string Id(string fragment) => _parts.Links.Id(Page, fragment);

    /// <summary>The id of the page's title; null if it needs none.</summary>
    public string? PageId => SingleFile ? Id("") : null;

    /// <summary>Renders Markdown as HTML.</summary>
    public MarkupString Prose(string markdown, int level) => new(_parts.Prose.ToHtml(markdown, _place, level));

    /// <summary>Gets the ramp of a scenario or row; null if it is no ramp.</summary>
    public RampView? RampOf(FeatureDoc feature, string slug) => _parts.Ramps.GetValueOrDefault((feature.Path, slug));

    /// <summary>Gets the id under which the single file has already shown an equal failure; null if it has not, and in a site of several pages.</summary>
    public string? TraceShownAt(Failure failure) => _parts.Traces.GetValueOrDefault(failure);

    /// <summary>Assigns the id of a failure that is shown for the first time; null in a site of several pages.</summary>
    public string? TraceId(Failure failure) => SingleFile ? _parts.Traces[failure] = FormattableString.Invariant($"failure-{_parts.Traces.Count + 1}") : null;

    /// <summary>Adds a file to the site.</summary>
    /// <returns>The link to it, or its content as a data URI in the single file.</returns>
    public string FileOf(string name, string mediaType, ReadOnlyMemory<byte> content) => File(_parts.Files.Add(name, mediaType, content));

    /// <summary>Adds an attachment to the site.</summary>
    public string FileOf(StepAttachment evidence) => FileOf(
        evidence.Name, evidence.MediaType, evidence.Text is { } text && evidence.Bytes.IsEmpty ? System.Text.Encoding.UTF8.GetBytes(text) : evidence.Bytes);

    /// <summary>Gets the link to a shared file, such as the style sheet.</summary>
    public string Asset(string name) => Links.Relative(Page, name);

    private string File(SiteFile file) => SingleFile ? file.AsDataUri() : Links.Relative(Page, file.Path);
}
