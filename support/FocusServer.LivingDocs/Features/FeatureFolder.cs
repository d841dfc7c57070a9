using FocusServer.LivingDocs.Document;

namespace FocusServer.LivingDocs.Features;

/// <summary>The content of the features folder: features, introductions of chapters, the glossary, and pictures.</summary>
internal sealed record FeatureFolder
{
    private static readonly string[] _pictures = [".png", ".jpg", ".jpeg", ".gif", ".webp", ".svg"];

    /// <summary>The features, sorted by their path from the folder, with forward slashes.</summary>
    public required IReadOnlyList<ParsedFeature> Features { get; init; }

    /// <summary>The text of each folder's README.md, by the folder's path.</summary>
    public required IReadOnlyDictionary<string, string> Introductions { get; init; }

    public required Glossary Glossary { get; init; }

    /// <summary>Pictures that descriptions may show, by path from the folder; the values are their full paths.</summary>
    public required IReadOnlyDictionary<string, string> Pictures { get; init; }

    public static FeatureFolder Empty { get; } = new()
    {
        Features = [],
        Introductions = new Dictionary<string, string>(),
        Glossary = Glossary.Empty,
        Pictures = new Dictionary<string, string>(),
    };

    /// <summary>Reads a folder with its subfolders.</summary>
    /// <exception cref="IOException">The folder cannot be read.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the folder is denied.</exception>
    public static FeatureFolder Read(string root)
    {
        var files = Directory.EnumerateFiles(root, "*", SearchOption.AllDirectories)
            .ToDictionary(file => Path.GetRelativePath(root, file).Replace(Path.DirectorySeparatorChar, '/'));
        return new FeatureFolder
        {
            Features = [.. Having(files, ".feature").Select(file => ParsedFeature.Parse(FeaturePath.FromFile(file.Key), File.ReadAllText(file.Value)))],
            Introductions = files.Where(file => Path.GetFileName(file.Key).Equals("README.md", StringComparison.OrdinalIgnoreCase))
                .ToDictionary(file => FolderOf(file.Key), file => File.ReadAllText(file.Value)),
            Glossary = files.FirstOrDefault(file => file.Key.Equals("GLOSSARY.md", StringComparison.OrdinalIgnoreCase)) is { Value: { } path }
                ? GlossaryReader.Read(File.ReadAllText(path))
                : Glossary.Empty,
            Pictures = _pictures.SelectMany(extension => Having(files, extension)).ToDictionary(),
        };
    }

    private static IEnumerable<KeyValuePair<string, string>> Having(Dictionary<string, string> files, string extension) =>
        files.Where(file => file.Key.EndsWith(extension, StringComparison.OrdinalIgnoreCase)).OrderBy(file => file.Key, StringComparer.Ordinal);

    private static string FolderOf(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";
}
