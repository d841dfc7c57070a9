namespace FocusServer.LivingDocs.Site;

/// <summary>Creates links between the pages of the site, or within the single file.</summary>
/// <param name="singleFile">True if all pages are in one file.</param>
internal sealed class Links(bool singleFile)
{
    public bool SingleFile => singleFile;

    /// <summary>Gets the id of an element that <see cref="Href"/> links to.</summary>
    public string Id(string page, string fragment) =>
        !singleFile ? fragment : fragment.Length == 0 ? PageId(page) : $"{PageId(page)}/{fragment}";

    /// <summary>Gets the link from one page to a place on another or the same page.</summary>
    public string Href(string from, string to, string fragment = "")
    {
        if (singleFile)
        {
            return "#" + Uri.EscapeDataString(Id(to, fragment)).Replace("%2F", "/", StringComparison.Ordinal);
        }

        var escaped = fragment.Length == 0 ? "" : "#" + Uri.EscapeDataString(fragment);
        return from == to && escaped.Length > 0 ? escaped : Relative(from, to) + escaped;
    }

    /// <summary>Gets the relative link from a page to a file of the site.</summary>
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
