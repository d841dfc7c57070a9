namespace FocusServer.LivingDocs.Features;

/// <summary>Finds the files of a folder and its subfolders, linked ones too. Names that begin with a dot are an editor's or a system's own, and left out.</summary>
/// <param name="problems">Receives a description of each folder that could not be read.</param>
internal sealed class FileTree(ICollection<string> problems)
{
    /// <summary>Finds the files, by their path from the folder, with forward slashes.</summary>
    /// <param name="root">The folder.</param>
    /// <returns>The full path of each; that of a file in a linked folder does not go through the link.</returns>
    public IReadOnlyDictionary<string, string> Read(string root) => FilesOf(new DirectoryInfo(Path.GetFullPath(root)), "", []).ToDictionary();

    // A folder that is linked to from inside itself is not entered again.
    private IEnumerable<KeyValuePair<string, string>> FilesOf(DirectoryInfo folder, string path, IReadOnlyList<string> above)
    {
        foreach (var entry in EntriesOf(folder, path).Where(entry => !entry.Name.StartsWith('.')).OrderBy(entry => entry.Name, StringComparer.Ordinal))
        {
            var name = path + entry.Name;
            if (entry is not DirectoryInfo inner)
            {
                yield return KeyValuePair.Create(name, entry.FullName);
            }
            else if (Follow(inner, name) is { } real && !above.Append(folder.FullName).Contains(real.FullName))
            {
                foreach (var file in FilesOf(real, name + "/", [.. above, folder.FullName]))
                {
                    yield return file;
                }
            }
        }
    }

    private FileSystemInfo[] EntriesOf(DirectoryInfo folder, string path) => Try(path.TrimEnd('/'), folder.GetFileSystemInfos) ?? [];

    private DirectoryInfo? Follow(DirectoryInfo folder, string path) =>
        folder.LinkTarget is null ? folder : Try(path, () => folder.ResolveLinkTarget(returnFinalTarget: true)) as DirectoryInfo;

    private T? Try<T>(string path, Func<T> read)
        where T : class?
    {
        try
        {
            return read();
        }
        catch (Exception refused) when (refused is IOException or UnauthorizedAccessException)
        {
            problems.Add($"{path}: {refused.Message}");
            return null;
        }
    }
}
