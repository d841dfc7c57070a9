namespace FocusServer.LivingDocs.Document;

/// <summary>A folder of features.</summary>
/// <param name="Folder">From the features folder, without a slash at either end; empty for the features folder itself.</param>
/// <param name="Title">The first heading of its introduction, or the folder's name in words.</param>
/// <param name="Introduction">Markdown, without that heading; empty when the folder has no README.md.</param>
/// <param name="Features">By the path of their files.</param>
public sealed record Chapter(string Folder, string Title, string Introduction, IReadOnlyList<FeatureDoc> Features)
{
    /// <summary>The page that tells of it, from the root of the site.</summary>
    public string Page => Folder.Length == 0 ? "features.html" : Folder + "/index.html";
}
