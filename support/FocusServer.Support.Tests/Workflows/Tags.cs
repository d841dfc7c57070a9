using System.Text.RegularExpressions;
using FocusServer.Support.Tests.Generator.Losses;

namespace FocusServer.Support.Tests.Workflows;

/// <summary>The tags that a filter can name.</summary>
internal static partial class Tags
{
    /// <summary>Those of the features, of the dry runs, and of the losses.</summary>
    public static IReadOnlyCollection<string> All { get; } =
    [
        DryRunCategory.Name,
        LossCategory.Name,
        .. Directory.EnumerateFiles(RepositoryFiles.FullPath("features"), "*.feature", SearchOption.AllDirectories)
            .SelectMany(feature => Tag().Matches(File.ReadAllText(feature)).Select(match => match.Groups[1].Value)).Distinct(),
    ];

    /// <summary>Those that the filters in a text name.</summary>
    public static IEnumerable<string> InFiltersOf(string text) => Category().Matches(text).Select(match => match.Groups[1].Value);

    [GeneratedRegex(@"@(\w+)")]
    private static partial Regex Tag();

    [GeneratedRegex(@"Category=(\w+)")]
    private static partial Regex Category();
}
