using System.Text.RegularExpressions;
using FluentAssertions;
using Xunit;
using YamlDotNet.Serialization;

namespace FocusServer.Support.Tests.Workflows;

/// <summary>What people read and fill in: README, CONTRIBUTING, templates.</summary>
public partial class HandbookTests
{
    // As CONTRIBUTING calls a tag or an environment that is still to be thought of.
    private static readonly string[] _placeholders = ["TAG", "NAME"];

    public static TheoryData<string> Texts => ["README.md", ".github/CONTRIBUTING.md"];

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
        Tags.InFiltersOf(RepositoryFiles.Text(text)).Should().NotBeEmpty().And.BeSubsetOf([.. Tags.All, .. _placeholders]);

    [Theory]
    [MemberData(nameof(Forms))]
    public void Form_IsYaml(string file) =>
        new Deserializer().Deserialize<Dictionary<string, object>>(RepositoryFiles.Text(file)).Should().NotBeEmpty();

    [Fact]
    public void Dependabot_LooksAfterPackagesAndActions() =>
        Ecosystem().Matches(RepositoryFiles.Text(".github/dependabot.yml")).Select(match => match.Groups[1].Value).Should().Equal("nuget", "github-actions");

    // As GitHub makes an anchor of a heading.
    private static IEnumerable<string> Headings(string file) =>
        Heading().Matches(RepositoryFiles.Text(file)).Select(match => NoLetter().Replace(match.Groups[1].Value.ToLowerInvariant(), "").Replace(' ', '-'));

    [GeneratedRegex("""(?:\]\(|src="|srcset=")([^)"\s]+)""")]
    private static partial Regex Link();

    [GeneratedRegex(@"(?m)^#+ (.+?)\r?$")]
    private static partial Regex Heading();

    [GeneratedRegex(@"[^\w \-]")]
    private static partial Regex NoLetter();

    [GeneratedRegex(@"package-ecosystem: ([\w-]+)")]
    private static partial Regex Ecosystem();
}
