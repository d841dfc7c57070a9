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
    /// <param name="root">The folder.</param>
    /// <param name="problems">Receives a description of each file that could not be read, and of those that another one stands in the way of.</param>
    public static FeatureFolder Read(string root, ICollection<string> problems)
    {
        var files = new FileTree(problems).Read(root);
        return new FeatureFolder
        {
            Features = [.. Having(files, ".feature").GroupBy(file => FeaturePath.FromFile(file.Key)).Select(same => Parse(same.Key, [.. same], problems)).OfType<ParsedFeature>()],
            Introductions = Named(files, "README.md", problems).ToDictionary(file => FolderOf(file.Key), file => TextOf(file, problems) ?? ""),
            Glossary = Named(files.Where(file => FolderOf(file.Key).Length == 0), "GLOSSARY.md", problems).Select(file => TextOf(file, problems)).FirstOrDefault() is { } glossary
                ? GlossaryReader.Read(glossary)
                : Glossary.Empty,
            Pictures = _pictures.SelectMany(extension => Having(files, extension)).ToDictionary(),
        };
    }

    private static ParsedFeature? Parse(string path, IReadOnlyList<KeyValuePair<string, string>> files, ICollection<string> problems)
    {
        files.Skip(1).ToList().ForEach(other => problems.Add($"{other.Key}: {files[0].Key} is shown instead; a runner gives both the same name."));
        return TextOf(files[0], problems) is { } text ? ParsedFeature.Parse(path, text) : null;
    }

    private static IEnumerable<KeyValuePair<string, string>> Having(IEnumerable<KeyValuePair<string, string>> files, string extension) =>
        files.Where(file => file.Key.EndsWith(extension, StringComparison.OrdinalIgnoreCase)).OrderBy(file => file.Key, StringComparer.Ordinal);

    /// <summary>Finds the file of a name in each folder, in any case; of several, the one that is written as given.</summary>
    private static IEnumerable<KeyValuePair<string, string>> Named(IEnumerable<KeyValuePair<string, string>> files, string name, ICollection<string> problems)
    {
        foreach (var same in files.Where(file => NameOf(file.Key).Equals(name, StringComparison.OrdinalIgnoreCase)).GroupBy(file => FolderOf(file.Key)))
        {
            var ordered = same.OrderBy(file => NameOf(file.Key) != name).ThenBy(file => file.Key, StringComparer.Ordinal).ToList();
            ordered.Skip(1).ToList().ForEach(other => problems.Add($"{other.Key}: {ordered[0].Key} is shown instead; their names differ in case only."));
            yield return ordered[0];
        }
    }

    private static string? TextOf(KeyValuePair<string, string> file, ICollection<string> problems)
    {
        try
        {
            return File.ReadAllText(file.Value);
        }
        catch (Exception unreadable) when (unreadable is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{file.Key}: {unreadable.Message}");
            return null;
        }
    }

    private static string NameOf(string path) => path[(path.LastIndexOf('/') + 1)..];

    private static string FolderOf(string path) => path.LastIndexOf('/') is var slash and >= 0 ? path[..slash] : "";
}
