using System.Text.RegularExpressions;

namespace FocusServer.LivingDocs.Document;

/// <summary>Links tags that name an issue, such as <c>@PZ-15374</c>, to where that issue is kept.</summary>
public sealed class IssueLinks
{
    private const string Placeholder = "{tag}";

    private readonly Regex _pattern;
    private readonly string _url;

    private IssueLinks(Regex pattern, string url) => (_pattern, _url) = (pattern, url);

    /// <summary>Creates the links.</summary>
    /// <param name="pattern">The regular expression that a whole tag matches, without its at sign.</param>
    /// <param name="url">The address of an issue, with <c>{tag}</c> in the place of the tag.</param>
    /// <returns>The links; null, for none, if either is missing.</returns>
    /// <exception cref="ArgumentException">The pattern is no regular expression; the message says why.</exception>
    public static IssueLinks? From(string? pattern, string? url) => string.IsNullOrEmpty(pattern) || string.IsNullOrEmpty(url)
        ? null
        : new IssueLinks(new Regex($@"\A(?:{pattern})\z", RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)), url);

    /// <summary>Gets the address of the issue that a tag names; null if it names none.</summary>
    /// <param name="tag">The tag, with its at sign.</param>
    public string? Find(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        var name = tag.TrimStart('@');
        return _pattern.IsMatch(name) ? _url.Replace(Placeholder, Uri.EscapeDataString(name), StringComparison.Ordinal) : null;
    }
}
