namespace FocusServer.LivingDocs.Site;

/// <summary>Links between the pages of the site, or between the parts of the one page that has them all.</summary>
/// <param name="singleFile">Whether all pages are in one file.</param>
internal sealed class Links(bool singleFile)
{
    public bool SingleFile => singleFile;

    /// <summary>What an element's id must be for <see cref="Href"/> to find it.</summary>
    public string Id(string page, string fragment) =>
        !singleFile ? fragment : fragment.Length == 0 ? PageId(page) : $"{PageId(page)}/{fragment}";

    /// <summary>The way from a page to a place on another, or on the same.</summary>
    public string Href(string from, string to, string fragment = "")
    {
        if (singleFile)
        {
            return "#" + Uri.EscapeDataString(Id(to, fragment)).Replace("%2F", "/", StringComparison.Ordinal);
        }

        var escaped = fragment.Length == 0 ? "" : "#" + Uri.EscapeDataString(fragment);
        return from == to && escaped.Length > 0 ? escaped : Relative(from, to) + escaped;
    }

    /// <summary>The way from a page to a file of the site.</summary>
    public static string Relative(string from, string to)
    {
        var (here, there) = (from.Split('/'), to.Split('/'));
        var common = 0;
        while (common < here.Length - 1 && common < there.Length - 1 && here[common] == there[common])
        {
            common++;
        }

        return string.Concat(Enumerable.Repeat("../", here.Length - 1 - common)) + string.Join('/', there[common..].Select(Uri.EscapeDataString));
    }

    private static string PageId(string page) => page.EndsWith(".html", StringComparison.Ordinal) ? page[..^5] : page;
}

/// <summary>Pages that every site has.</summary>
internal static class SitePages
{
    public const string Index = "index.html";

    public const string HowToRead = "how-to-read.html";
}
