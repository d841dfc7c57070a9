using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using FocusServer.Suite.Settings;
using Xunit;
using YamlDotNet.Serialization;

namespace FocusServer.Support.Tests.Workflows;

/// <summary>Checks the texts for people: the README, the pages of the documentation, CONTRIBUTING, templates.</summary>
public partial class HandbookTests
{
    // As CONTRIBUTING calls a tag or an environment that is still to be thought of.
    private static readonly string[] _placeholders = ["TAG", "NAME"];

    private static readonly HashSet<string> _settings = KnownSettings();

    public static TheoryData<string> Texts => [.. Pages.All];

    public static TheoryData<string> Forms =>
        [.. Directory.EnumerateFiles(RepositoryFiles.FullPath(".github"), "*.yml", SearchOption.AllDirectories).Select(file => Path.GetRelativePath(RepositoryFiles.Root, file))];

    [Theory]
    [MemberData(nameof(Texts))]
    public void Links_OfAText_LeadToAFileAndAHeading(string text)
    {
        foreach (var link in Link().Matches(RepositoryFiles.Text(text)).Select(match => match.Groups[1].Value).Where(link => !link.Contains(':', StringComparison.Ordinal)))
        {
            var (path, heading) = link.Split('#') is [var file, var anchor] ? (file, anchor) : (link, null);
            var target = path.Length == 0 ? text : Path.Combine(Path.GetDirectoryName(text)!, path);
            Path.Exists(RepositoryFiles.FullPath(target)).Should().BeTrue("{0} links to {1}", text, link);
            if (heading is not null)
            {
                Headings(target).Should().Contain(heading);
            }
        }
    }

    [Theory]
    [MemberData(nameof(Texts))]
    public void Filters_OfAText_NameTagsOfTheFeatures(string text) =>
        Tags.InFiltersOf(RepositoryFiles.Text(text)).Should().BeSubsetOf([.. Tags.All, .. _placeholders]);

    [Theory]
    [InlineData(Pages.Readme)]
    [InlineData(Pages.Running)]
    [InlineData(Pages.Contributing)]
    public void Filters_OfATextThatSaysHowToRun_AreFound(string text) => Tags.InFiltersOf(RepositoryFiles.Text(text)).Should().NotBeEmpty();

    [Theory]
    [MemberData(nameof(Texts))]
    public void Settings_OfAText_Exist(string text) =>
        Setting().Matches(RepositoryFiles.Text(text)).Select(match => match.Value).Where(name => !IsSetting(name)).Should().BeEmpty();

    [Fact]
    public void Settings_OfTheirPage_AreThoseThatAreRead() =>
        RowOfASetting().Matches(RepositoryFiles.Text(Pages.Settings)).Select(match => match.Groups[1].Value).Should().BeEquivalentTo(_settings);

    [Fact]
    public void Index_OfTheDecisions_HasEachWithItsDateAndStatus()
    {
        var rows = RepositoryFiles.Text($"{Pages.Decisions}/README.md").ReplaceLineEndings("\n").Split('\n').Where(row => row.Contains(".md)", StringComparison.Ordinal));
        var decisions = Pages.All.Where(text => text.StartsWith($"{Pages.Decisions}/0", StringComparison.Ordinal)).ToList();

        decisions.Should().NotBeEmpty();
        rows.Should().Equal(decisions.Select(Row));

        static string Row(string decision)
        {
            var head = Decision().Match(RepositoryFiles.Text(decision).ReplaceLineEndings("\n"));
            head.Success.Should().BeTrue("{0} begins with its number, title, status and date", decision);
            return $"| {head.Groups["number"]} | [{head.Groups["title"]}]({Path.GetFileName(decision)}) | {head.Groups["date"]} | {head.Groups["status"]} |";
        }
    }

    [Fact]
    public void Names_ThatAreReadFromTheSummary_AreInIt()
    {
        using var summary = JsonDocument.Parse(RepositoryFiles.Text("support/FocusServer.Support.Tests/LivingDocs/SiteTests.summary.json.approved.txt"));
        var names = summary.RootElement.EnumerateObject().Concat(summary.RootElement.GetProperty("ramps")[0].EnumerateObject()).Select(property => property.Name);

        var read = RepositoryFiles.Text(Pages.Ci).ReplaceLineEndings("\n").Split('\n').Where(line => line.Contains("jq -r", StringComparison.Ordinal))
            .SelectMany(line => NameInJson().Matches(line[..line.LastIndexOf('\'')])).Select(match => match.Groups[1].Value).ToList();

        read.Should().Contain("verdict").And.BeSubsetOf(names);
    }

    [Theory]
    [MemberData(nameof(Forms))]
    public void Form_IsYaml(string file) =>
        new Deserializer().Deserialize<Dictionary<string, object>>(RepositoryFiles.Text(file)).Should().NotBeEmpty();

    [Fact]
    public void Dependabot_LooksAfterPackagesAndActions() =>
        Ecosystem().Matches(RepositoryFiles.Text(".github/dependabot.yml")).Select(match => match.Groups[1].Value).Should().Equal("nuget", "github-actions");

    private static HashSet<string> KnownSettings()
    {
        var settings = SettingsLoader.Load(new SettingsSources { Folder = RepositoryFiles.FullPath("config"), Personal = [], Tags = new HashSet<string>() });
        return [.. settings.Origins.Select(origin => FieldOfAShape().Replace(origin.Split(" = ")[0], "FOCUS_JobShapes__NAME__FIELD"))];
    }

    // A text may name some of them at once, such as FOCUS_Ramp__…
    private static bool IsSetting(string name) =>
        _settings.Contains(name) || (name.EndsWith("__", StringComparison.Ordinal) && _settings.Any(known => known.StartsWith(name, StringComparison.Ordinal)));

    // As GitHub makes an anchor of a heading.
    private static IEnumerable<string> Headings(string file) =>
        Heading().Matches(RepositoryFiles.Text(file)).Select(match => NoLetter().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex("""(?:\]\(|src="|srcset=")([^)"\s]+)""")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?m)^#+ (.+?)\r?$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w \-]")]
    private static partial Regex NoLetter();

    [GeneratedRegex(@"FOCUS_\w+")]
    private static partial Regex Setting();

    [GeneratedRegex(@"^FOCUS_JobShapes__\w+?__\w+$")]
    private static partial Regex FieldOfAShape();

    [GeneratedRegex(@"(?m)^\| `(FOCUS_\w+)` \| ")]
    private static partial Regex RowOfASetting();

    [GeneratedRegex(@"\A# (?<number>\d+)\. (?<title>.+)\n\nStatus: (?<status>.+)\n\nDate: (?<date>\d{4}-\d\d-\d\d)\n")]
    private static partial Regex Decision();

    [GeneratedRegex(@"(?<!\w)\.(\w+)")]
    private static partial Regex NameInJson();

    [GeneratedRegex(@"package-ecosystem: ([\w-]+)")]
    private static partial Regex Ecosystem();
}
