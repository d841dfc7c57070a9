namespace FocusServer.LivingDocs.Document;

/// <summary>A folder of features.</summary>
/// <param name="Folder">The path from the features folder, without a slash at either end; empty for the features folder itself.</param>
/// <param name="Title">The first heading of its introduction, or the folder's name in words.</param>
/// <param name="Introduction">The rest of the introduction, as Markdown; empty when the folder has no README.md.</param>
/// <param name="Features">The features, sorted by the path of their files.</param>
public sealed record Chapter(string Folder, string Title, string Introduction, IReadOnlyList<FeatureDoc> Features)
{
    /// <summary>The page of the chapter, from the root of the site.</summary>
    public string Page { get => field ?? PageAddresses.ForFolder(Folder); init; }
}
