namespace FocusServer.LivingDocs.Features;

/// <summary>Normalizes the path of a feature, so that it is the same whichever tool wrote it.</summary>
internal static class FeaturePath
{
    private const string Root = "features";

    /// <summary>Converts a URI as the runners write it, such as <c>../features/a/b.feature</c>, to a path from the features folder with forward slashes.</summary>
    public static string FromUri(string uri)
    {
        var parts = PartsOf(uri).ToList();
        var root = parts.IndexOf(Root);
        return Join(root >= 0 && root < parts.Count - 1 ? parts.Skip(root + 1) : parts);
    }

    /// <summary>Converts the path of a file in the features folder.</summary>
    /// <param name="relative">The path from that folder.</param>
    public static string FromFile(string relative) => Join(PartsOf(relative));

    private static IEnumerable<string> PartsOf(string path) => path.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries)
        .Where(part => part is not ("." or "..") && !part.EndsWith(':'));

    private static string Join(IEnumerable<string> parts) => string.Join('/', parts) is { Length: > 0 } path ? path : "unnamed.feature";
}
