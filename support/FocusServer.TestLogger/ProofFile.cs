namespace FocusServer.TestLogger;

/// <summary>
/// The file by which the test assemblies of one <c>dotnet test</c> tell MSBuild, which sets the exit code, that none of them proved
/// anything. FocusServer.TestLogger.targets
/// knows it, and reads it after the last of them.
/// </summary>
/// <param name="path">The path of the file.</param>
internal sealed class ProofFile(string path)
{
    /// <summary>Gets the file of a session.</summary>
    /// <param name="session">The id of the <c>dotnet test</c>.</param>
    public static ProofFile For(string session) => new(Path.Combine(Path.GetTempPath(), $"focus-tests-{session}"));

    /// <summary>Adds what one assembly proved: what was missing is forgotten as soon as another has proven something.</summary>
    /// <param name="missing">Why it proved nothing; null if it did.</param>
    /// <param name="isLast">True if no other assembly follows.</param>
    public void Add(string? missing, bool isLast)
    {
        if (missing is null && isLast)
        {
            File.Delete(path);
        }
        else if (missing is null)
        {
            File.WriteAllText(path, "");
        }
        else if (!File.Exists(path) || new FileInfo(path).Length > 0)
        {
            File.AppendAllText(path, missing + Environment.NewLine);
        }
    }
}
