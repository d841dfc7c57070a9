namespace FocusServer.Suite.Runs;

/// <summary>Finds the clone that tests belong to, wherever their build was put.</summary>
public static class CloneFolder
{
    /// <summary>The file beside tests that says where their clone is: by the way to it if they lie in it, so that a moved clone is found.</summary>
    internal const string PlaceName = "FocusServer.LivingDocs.place";

    private const string Solution = "FocusServer.Specs.sln";

    /// <summary>Finds the clone of the tests that run.</summary>
    /// <returns>The folder of the clone; that of the tests if they were copied out of it.</returns>
    public static string Find() => Find(AppContext.BaseDirectory);

    internal static string Find(string tests)
    {
        var place = Path.Combine(tests, PlaceName);
        return (File.Exists(place) ? Path.TrimEndingDirectorySeparator(Path.GetFullPath(Path.Combine(tests, File.ReadAllText(place).Trim()))) : null) is { } told && IsClone(told)
            ? told
            : Above(tests).FirstOrDefault(IsClone) ?? tests;
    }

    private static bool IsClone(string folder) => File.Exists(Path.Combine(folder, Solution));

    private static IEnumerable<string> Above(string folder)
    {
        for (var above = new DirectoryInfo(folder); above is not null; above = above.Parent)
        {
            yield return above.FullName;
        }
    }
}
