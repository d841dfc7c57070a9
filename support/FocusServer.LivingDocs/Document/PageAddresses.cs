using System.Globalization;
using System.Text.RegularExpressions;

namespace FocusServer.LivingDocs.Document;

/// <summary>Gives every chapter and feature a page of its own, named after its folder or file.</summary>
internal static partial class PageAddresses
{
    private const string Extension = ".html";

    /// <summary>Gets the page of a file: its path, without what an address or a file system cannot hold.</summary>
    /// <param name="path">The path from the features folder, with forward slashes.</param>
    public static string For(string path) => Path.ChangeExtension(Harmless(path.EndsWith(".md", StringComparison.Ordinal) ? path[..^3] : path), Extension);

    /// <summary>Gets the page of a folder.</summary>
    /// <param name="folder">The path from the features folder, without a slash at either end; empty for that folder itself.</param>
    public static string ForFolder(string folder) => folder.Length == 0 ? "features.html" : Harmless(folder + "/") + SitePages.Index;

    /// <summary>
    /// Numbers the pages whose addresses would be those of others, even if only case tells them apart. A path that is an address as it is keeps it.
    /// </summary>
    public static IReadOnlyList<Chapter> WithDistinctPages(IReadOnlyList<Chapter> chapters)
    {
        var features = chapters.SelectMany(chapter => chapter.Features).OrderBy(feature => Harmless(feature.Path) != feature.Path);
        IReadOnlyList<(object Owner, string Page)> wanted = [.. chapters.Select(chapter => (chapter, chapter.Page)), .. features.Select(feature => (feature, feature.Page))];
        var taken = new HashSet<string>(StringComparer.OrdinalIgnoreCase) { SitePages.Index, SitePages.HowToRead, SitePages.Release, Glossary.Page };
        var pages = new Dictionary<object, string>(ReferenceEqualityComparer.Instance);
        foreach (var (owner, page) in wanted.Where(each => taken.Add(each.Page)))
        {
            pages[owner] = page;
        }

        foreach (var (owner, page) in wanted.Where(each => !pages.ContainsKey(each.Owner)))
        {
            pages[owner] = Enumerable.Range(2, wanted.Count + taken.Count).Select(number => Numbered(page, number)).First(taken.Add);
        }

        return [.. chapters.Select(chapter => chapter with
        {
            Page = pages[chapter],
            Features = [.. chapter.Features.Select(feature => feature with { Page = pages[feature] })],
        })];
    }

    private static string Numbered(string page, int number) => $"{page[..^Extension.Length]}-{number.ToString(CultureInfo.InvariantCulture)}{Extension}";

    // A folder that is named like a file of the site could not be made beside it.
    private static string Harmless(string path) => FileLikeFolder().Replace(Unsafe().Replace(path, "-"), "-$1/");

    [GeneratedRegex("""[\p{Cc}<>:"|?*#%&]""")]
    private static partial Regex Unsafe();

    [GeneratedRegex(@"\.(html|js|css|json|md|svg)/", RegexOptions.IgnoreCase)]
    private static partial Regex FileLikeFolder();
}
