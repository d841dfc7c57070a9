using FocusServer.LivingDocs.Document;

namespace FocusServer.LivingDocs.Site;

/// <summary>Resolves links in descriptions to pages of the site.</summary>
internal sealed class LinkTargets
{
    private readonly Dictionary<string, string> _pages = new() { ["GLOSSARY.md"] = Glossary.Page };
    private readonly Dictionary<string, string> _pagesInAnyCase = new(StringComparer.OrdinalIgnoreCase);

    public LinkTargets(Book book)
    {
        foreach (var feature in book.Features)
        {
            _pages[feature.Path] = feature.Page;
        }

        foreach (var chapter in book.Chapters)
        {
            _pages[chapter.Folder] = _pages[$"{chapter.Folder}/README.md".TrimStart('/')] = chapter.Page;
        }

        foreach (var (path, page) in _pages)
        {
            _pagesInAnyCase.TryAdd(path, page);
        }
    }

    /// <param name="folder">The folder of the description, from the features folder.</param>
    /// <param name="url">The link as written, such as <c>../other/some.feature#a-scenario</c>.</param>
    /// <returns>The page and fragment; null if the site has no such page.</returns>
    public (string Page, string Fragment)? Find(string folder, string url)
    {
        var parts = url.Split('#', 2);
        var path = PathOf(folder, parts[0]);
        return (_pages.GetValueOrDefault(path) ?? _pagesInAnyCase.GetValueOrDefault(path)) is { } page ? (page, parts.ElementAtOrDefault(1) ?? "") : null;
    }

    /// <summary>Converts a path relative to a folder into one from the features folder.</summary>
    public static string PathOf(string folder, string relative)
    {
        var parts = new List<string>(folder.Split('/', StringSplitOptions.RemoveEmptyEntries));
        foreach (var part in Uri.UnescapeDataString(relative).Split('/', StringSplitOptions.RemoveEmptyEntries).Where(part => part != "."))
        {
            if (part != "..")
            {
                parts.Add(part);
            }
            else if (parts.Count > 0)
            {
                parts.RemoveAt(parts.Count - 1);
            }
        }

        return string.Join('/', parts);
    }
}
