namespace Reqnroll.StandIn.Generation;

/// <summary>All that the test class of a feature depends on. Compared by value: an unchanged feature is not generated again.</summary>
internal sealed record FeatureInput(string Path, string Uri, string Text, string RootNamespace, string NonParallelTags)
{
    /// <summary>The root namespace and the folders of the file, as Reqnroll names it.</summary>
    public string Namespace
    {
        get
        {
            var folders = Uri.TrimStart('.', '/').Split('/');
            return string.Join(".", folders.Take(folders.Length - 1).Select(Feature.Identifier.From).Prepend(RootNamespace).Where(part => part.Length > 0));
        }
    }

    public bool IsNonParallel(string tag) =>
        NonParallelTags.Split(' ').Contains(tag, StringComparer.OrdinalIgnoreCase);
}
