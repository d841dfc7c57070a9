using System.Xml.Linq;
using FocusServer.Support.Tests.Workflows;

namespace FocusServer.Support.Tests.Architecture;

/// <summary>The project files of the repository, and the references that each of them declares, under a condition or not.</summary>
internal static class ProjectFiles
{
    private static readonly Dictionary<string, XDocument> _projects = Read();

    /// <summary>The names of all projects.</summary>
    public static IEnumerable<string> Names => _projects.Keys;

    /// <summary>The projects that a project references, itself or through others, without itself.</summary>
    public static IReadOnlySet<string> ReferencedBy(string project)
    {
        var found = new HashSet<string>();
        var open = new Stack<string>([project]);
        while (open.TryPop(out var next))
        {
            foreach (var reference in Direct(next).Where(found.Add))
            {
                open.Push(reference);
            }
        }

        found.Remove(project);
        return found;
    }

    /// <summary>The packages that a project references itself.</summary>
    public static IEnumerable<string> PackagesOf(string project) => Includes(project, "PackageReference");

    // A reference to a property names the project by the value that the file gives the property.
    private static IEnumerable<string> Direct(string project) => Includes(project, "ProjectReference")
        .Select(path => path.EndsWith("$(FeatureRunnerProject)", StringComparison.Ordinal) ? "FocusServer.FeatureRunner" : NameOf(path));

    private static IEnumerable<string> Includes(string project, string element) =>
        _projects[project].Descendants(element).Select(reference => (string?)reference.Attribute("Include")).OfType<string>();

    private static string NameOf(string path) => Path.GetFileNameWithoutExtension(path.Replace('\\', '/'));

    private static Dictionary<string, XDocument> Read() =>
        Directory.EnumerateFiles(RepositoryFiles.FullPath("support"), "*.csproj", SearchOption.AllDirectories)
            .Concat(Directory.EnumerateFiles(RepositoryFiles.FullPath("steps"), "*.csproj"))
            .Where(path => !path.Replace('\\', '/').Contains("/artifacts/", StringComparison.Ordinal))
            .ToDictionary(NameOf, path => XDocument.Load(path));
}
