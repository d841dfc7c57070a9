using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using FocusServer.LivingDocs.Document;
using FocusServer.LivingDocs.Site;

namespace FocusServer.LivingDocs.Writing;

/// <summary>Distributes the pieces of a feature over as many pages as they need.</summary>
internal static partial class FeaturePages
{
    // A page stays below 300 KB, the shell and links to other pages included.
    private const int MostBytes = 220_000;

    /// <summary>Creates the pages in order; the first is the feature's own.</summary>
    /// <param name="feature">The feature.</param>
    /// <param name="units">The pieces, in order.</param>
    /// <param name="parts">The parts of the site. They receive the pages of scenarios and rows that are not on the first page.</param>
    public static IReadOnlyList<FeaturePage> Create(FeatureDoc feature, IReadOnlyList<FeatureUnit> units, SiteParts parts)
    {
        var (bins, pages) = (parts.Links.SingleFile ? [[.. units]] : Pack(units), parts.Pages);
        var others = bins.Count == 1 ? [] : parts.Book.Features.Select(other => other.Page).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var further = Enumerable.Range(2, int.MaxValue - 2).Select(number => PageName(feature.Page, number)).Where(name => !others.Contains(name));
        List<string> names = [feature.Page, .. further.Take(bins.Count - 1)];
        foreach (var (bin, name) in bins.Zip(names).Skip(1))
        {
            bin.SelectMany(unit => unit.Slugs).ToList().ForEach(slug => pages[(feature.Path, slug)] = name);
        }

        return [.. bins.Select((bin, i) => new FeaturePage(names[i], Body(feature, bin, names, i, pages)))];
    }

    private static List<List<FeatureUnit>> Pack(IReadOnlyList<FeatureUnit> units)
    {
        var (bins, size) = (new List<List<FeatureUnit>> { new() }, 0);
        foreach (var unit in units)
        {
            var bytes = Encoding.UTF8.GetByteCount(unit.Html);
            if (size > 0 && size + bytes > MostBytes)
            {
                bins.Add([]);
                size = 0;
            }

            bins[^1].Add(unit);
            size += bytes;
        }

        return bins;
    }

    private static string Body(FeatureDoc feature, List<FeatureUnit> units, List<string> names, int index, Dictionary<(string Path, string Slug), string> pages)
    {
        var html = string.Concat(units.Select(unit => unit.Html));
        if (names.Count == 1)
        {
            return html;
        }

        var nav = Navigation(feature, names, index);
        var title = index == 0 ? "" : FormattableString.Invariant($"<h1 dir=\"auto\">{System.Net.WebUtility.HtmlEncode(feature.Name)}, part {index + 1} of {names.Count}</h1>");
        return nav + title + LinkHere().Replace(html, match => Elsewhere(feature, match, names, index, pages)) + nav.Replace("aria-label=\"Parts", "aria-label=\"More parts", StringComparison.Ordinal);
    }

    private static string Elsewhere(FeatureDoc feature, Match link, List<string> names, int index, Dictionary<(string Path, string Slug), string> pages)
    {
        var page = pages.GetValueOrDefault((feature.Path, Uri.UnescapeDataString(link.Groups["slug"].Value))) ?? names[0];
        return page == names[index] ? link.Value : $"href=\"{Links.Relative(names[index], page)}#{link.Groups["slug"].Value}\"";
    }

    private static string Navigation(FeatureDoc feature, List<string> names, int index)
    {
        var items = names.Select((name, i) => i == index
            ? FormattableString.Invariant($"<li><b aria-current=\"page\">{i + 1}</b></li>")
            : FormattableString.Invariant($"<li><a href=\"{Links.Relative(names[index], name)}\">{i + 1}</a></li>"));
        return $"<nav class=\"parts\" aria-label=\"Parts of {System.Net.WebUtility.HtmlEncode(feature.Name)}\"><ol>{string.Concat(items)}</ol></nav>";
    }

    private static string PageName(string page, int number) =>
        $"{page[..^".html".Length]}.{number.ToString(CultureInfo.InvariantCulture)}.html";

    [GeneratedRegex("href=\"#(?<slug>[^\"&]+)\"")]
    private static partial Regex LinkHere();
}

/// <summary>One of the pages of a feature.</summary>
/// <param name="Page">The path from the root of the site.</param>
/// <param name="Body">The HTML of the page.</param>
internal sealed record FeaturePage(string Page, string Body);

/// <summary>A piece of a feature that is not split across pages.</summary>
/// <param name="Html">The HTML of the piece.</param>
/// <param name="Slugs">The addresses of the scenarios and rows in it.</param>
internal sealed record FeatureUnit(string Html, IReadOnlyList<string> Slugs);
