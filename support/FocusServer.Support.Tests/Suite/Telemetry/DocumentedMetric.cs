using System.Text.RegularExpressions;
using FocusServer.Support.Tests.Workflows;

namespace FocusServer.Support.Tests.Suite.Telemetry;

/// <summary>A row of the table of metrics.</summary>
/// <param name="Name">The name of the metric.</param>
/// <param name="InPrometheus">Its name in Prometheus.</param>
/// <param name="Kind">The kind of its instrument.</param>
/// <param name="Unit">Its unit.</param>
/// <param name="Attributes">The names of its attributes.</param>
internal sealed partial record DocumentedMetric(string Name, string InPrometheus, string Kind, string Unit, IReadOnlyList<string> Attributes)
{
    public const string Page = "support/docs/dashboards.md";

    public static IReadOnlyList<DocumentedMetric> All { get; } =
    [
        .. Row().Matches(RepositoryFiles.Text(Page).ReplaceLineEndings("\n")).Select(row => new DocumentedMetric(
            row.Groups["name"].Value,
            row.Groups["prometheus"].Value,
            row.Groups["kind"].Value,
            row.Groups["unit"].Value,
            [.. Attribute().Matches(row.Groups["attributes"].Value).Select(attribute => attribute.Groups[1].Value)])),
    ];

    [GeneratedRegex(@"(?m)^\| `(?<name>focus\.[\w.]+)` \| `(?<prometheus>\w+)` \| (?<kind>[a-z -]+) \| `(?<unit>[^`]+)` \| (?<attributes>[^|]*)\| [^|]+ \|$")]
    private static partial Regex Row();

    [GeneratedRegex("`([^`]+)`")]
    private static partial Regex Attribute();
}
