using Reqnroll.Tracing;

namespace FocusServer.FeatureRunner.Generation;

/// <summary>All that the test class of a feature depends on. Compared by value: an unchanged feature is not generated again.</summary>
internal sealed record FeatureInput(string Path, string Uri, string Text, string RootNamespace, string Language, string NonParallelTags)
{
    /// <summary>The root namespace and the folders of the file; steps out of the project's folder do not count.</summary>
    public string Namespace
    {
        get
        {
            var parts = Uri.TrimStart('.', '/').Split('/');
            return string.Join(".", parts.Take(parts.Length - 1).Select(part => part.ToIdentifier()).Prepend(RootNamespace).Where(part => part.Length > 0));
        }
    }

    public bool IsNonParallel(string tag) =>
        NonParallelTags.Split(' ').Contains(tag, StringComparer.OrdinalIgnoreCase);
}
