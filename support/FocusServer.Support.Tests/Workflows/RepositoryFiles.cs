using System.Runtime.CompilerServices;

namespace FocusServer.Support.Tests.Workflows;

/// <summary>Files of the repository that no project copies.</summary>
internal static class RepositoryFiles
{
    public static string Root { get; } = FindRoot();

    public static string FullPath(string path) => Path.Combine(Root, path);

    public static string Text(string path) => File.ReadAllText(FullPath(path));

    private static string FindRoot([CallerFilePath] string here = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", ".."));
}
