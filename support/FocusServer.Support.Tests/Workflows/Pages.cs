namespace FocusServer.Support.Tests.Workflows;

/// <summary>The texts of the repository, by their paths.</summary>
internal static class Pages
{
    public const string Readme = "README.md";
    public const string Contributing = ".github/CONTRIBUTING.md";
    public const string Ci = Folder + "/ci.md";
    public const string Running = Folder + "/running.md";
    public const string Settings = Folder + "/settings.md";
    public const string Decisions = Folder + "/adr";

    private const string Folder = "support/docs";

    /// <summary>The pages of users: the README, and one for each task.</summary>
    public static IReadOnlyList<string> OfUsers { get; } = [Readme, .. In(Folder, SearchOption.TopDirectoryOnly)];

    /// <summary>Every text that is written for people.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        .. In("", SearchOption.TopDirectoryOnly),
        .. In(".github", SearchOption.AllDirectories),
        .. In("features", SearchOption.AllDirectories),
        .. In("support", SearchOption.TopDirectoryOnly),
        .. In(Folder, SearchOption.AllDirectories),
        .. In("support/FocusServer.Emulator", SearchOption.AllDirectories),
    ];

    private static IEnumerable<string> In(string folder, SearchOption depth) =>
        Directory.EnumerateFiles(RepositoryFiles.FullPath(folder), "*.md", depth)
            .Select(file => Path.GetRelativePath(RepositoryFiles.Root, file).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
}
