using FocusServer.LivingDocs.Document;

namespace FocusServer.LivingDocs.Site;

/// <summary>The parts that all pages of a site share.</summary>
internal sealed record SiteParts
{
    public required Book Book { get; init; }

    public required Links Links { get; init; }

    public required Prose Prose { get; init; }

    public required ComponentRenderer Renderer { get; init; }

    public required SiteFiles Files { get; init; }

    /// <summary>The ramps, by the feature's path and the address within it.</summary>
    public required IReadOnlyDictionary<(string Path, string Slug), RampView> Ramps { get; init; }

    /// <summary>The pages of scenarios and rows that are not on the first page of their feature.</summary>
    public Dictionary<(string Path, string Slug), string> Pages { get; } = [];

    /// <summary>The paths of the features that are shortened.</summary>
    public IReadOnlySet<string> Brief { get; init; } = new HashSet<string>();

    /// <summary>The ids of failures that the single file has already shown.</summary>
    public Dictionary<Failure, string> Traces { get; } = new(EqualTraces.Instance);

    public string PageOf(FeatureDoc feature, string slug) => Pages.GetValueOrDefault((feature.Path, slug)) ?? feature.Page;
}
