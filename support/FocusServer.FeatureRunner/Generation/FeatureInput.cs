using Reqnroll.Tracing;

namespace FocusServer.FeatureRunner.Generation;

/// <summary>The input of a feature's test class. Compared by value, so that an unchanged feature is not generated again.</summary>
internal sealed record FeatureInput(string Path, string Uri, string Text, string RootNamespace, string Language, string NonParallelTags)
{
    /// <summary>The root namespace followed by the folders of the file, without leading <c>../</c>.</summary>
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
