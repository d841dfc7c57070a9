using FocusServer.LivingDocs.Site;

namespace FocusServer.LivingDocs.Output;

/// <summary>The folder that the site is written to. It keeps a list of the files it wrote; other files are never changed or deleted.</summary>
internal sealed class OutputFolder
{
    private const string ListName = ".written";

    private readonly string _root;
    private readonly HashSet<string> _before;

    private OutputFolder(string root, HashSet<string> before) => (_root, _before) = (root, before);

    /// <summary>Opens a folder that is new, empty, or holds an earlier site.</summary>
    /// <exception cref="IOException">The folder holds other files, or cannot be created.</exception>
    /// <exception cref="UnauthorizedAccessException">Access to the folder is denied.</exception>
    public static OutputFolder Open(string path)
    {
        var root = Path.GetFullPath(path);
        if (File.Exists(root))
        {
            throw new IOException($"{root} is a file; the site needs a folder. Nothing was written.");
        }

        Directory.CreateDirectory(root);
        var list = Path.Combine(root, ListName);
        if (!File.Exists(list) && Directory.EnumerateFileSystemEntries(root).Any())
        {
            throw new IOException($"{root} holds files that are no earlier site. Nothing was written or deleted; choose another --output, or empty the folder.");
        }

        return new OutputFolder(root, File.Exists(list) ? [.. File.ReadAllLines(list)] : []);
    }

    /// <summary>Writes the files, and deletes those of the earlier site that are not among them.</summary>
    /// <exception cref="IOException">A file cannot be written, or would overwrite one that is not on the list.</exception>
    public void Write(IReadOnlyList<SiteFile> files)
    {
        var now = files.Select(file => file.Path).ToHashSet();
        var foreign = files.FirstOrDefault(file => !_before.Contains(file.Path) && File.Exists(Full(file.Path)));
        if (foreign is not null)
        {
            throw new IOException($"{Full(foreign.Path)} was not written by an earlier site. Nothing was written or deleted; choose another --output.");
        }

        // The list is written first, so that files left by a crash are on it.
        File.WriteAllLines(Full(ListName), now.Union(_before).Order(StringComparer.Ordinal));
        foreach (var file in files)
        {
            Directory.CreateDirectory(Path.GetDirectoryName(Full(file.Path))!);
            File.WriteAllBytes(Full(file.Path), file.Content.Span);
        }

        foreach (var old in _before.Except(now).Where(IsInside))
        {
            Delete(Full(old));
        }

        File.WriteAllLines(Full(ListName), now.Order(StringComparer.Ordinal));
    }

    private void Delete(string file)
    {
        File.Delete(file);
        for (var folder = Path.GetDirectoryName(file)!; folder.Length > _root.Length && !Directory.EnumerateFileSystemEntries(folder).Any(); folder = Path.GetDirectoryName(folder)!)
        {
            Directory.Delete(folder);
        }
    }

    private bool IsInside(string path) =>
        path.Length > 0 && Full(path).StartsWith(_root + Path.DirectorySeparatorChar, StringComparison.Ordinal) && File.Exists(Full(path));

    private string Full(string path) => Path.GetFullPath(Path.Combine(_root, path));
}
