namespace Reqnroll.StandIn.Generation;

/// <summary>All that the test class of a feature depends on. Compared by value: an unchanged feature is not generated again.</summary>
internal sealed record FeatureInput(string Path, string Uri, string Text, string RootNamespace, string NonParallelTags)
{
    public string Namespace => Feature.Identifier.NamespaceOf(RootNamespace, Uri);

    public bool IsNonParallel(string tag) =>
        NonParallelTags.Split(' ').Contains(tag, StringComparer.OrdinalIgnoreCase);
}
