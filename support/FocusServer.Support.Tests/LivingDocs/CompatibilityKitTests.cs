using System.Text;
using System.Text.Json.Nodes;
using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.LivingDocs;

/// <summary>Samples of the Cucumber Compatibility Kit (cucumber/compatibility-kit 30.0.0, MIT licence): nothing that they say is lost.</summary>
public sealed class CompatibilityKitTests
{
    private static readonly string _folder = Path.Combine(AppContext.BaseDirectory, "LivingDocs", "Kit");

    // The kinds of messages, and their properties, whose text a reader must find on the site.
    private static readonly string[] _kinds = ["gherkinDocument", "pickle", "testStepFinished", "testRunHookFinished", "testRunFinished", "attachment", "suggestion", "parseError", "undefinedParameterType"];
    private static readonly string[] _properties = ["name", "text", "value", "content", "description", "message", "code", "expression", "fileName", "keyword"];

    public static TheoryData<string> Samples() => [.. Directory.EnumerateFiles(_folder).Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Samples))]
    public async Task Sample_OfTheKit_IsShownWithoutLoss(string sample)
    {
        var lines = File.ReadAllLines(Path.Combine(_folder, sample + ".ndjson"));
        using var site = await new SiteUnderTest().Given($"messages/{sample}.ndjson", string.Join('\n', lines)).WriteAsync();

        var shown = site.Pages.Select(page => Squeeze(site.Page(page).Body!.TextContent)).Aggregate(new StringBuilder(), (all, text) => all.Append(text)).ToString();

        var said = lines.Select(line => JsonNode.Parse(line)!.AsObject().Single()).Where(envelope => _kinds.Contains(envelope.Key)).SelectMany(envelope => TextsOf(envelope.Value!));
        said.Where(text => !shown.Contains(Squeeze(text), StringComparison.Ordinal)).Distinct().Should().BeEmpty();
    }

    private static IEnumerable<string> TextsOf(JsonNode node) => node switch
    {
        JsonObject some => some.SelectMany(property => property.Value is JsonValue value && _properties.Contains(property.Key) ? [value.ToString()]
            : property.Value is null or JsonValue ? [] : TextsOf(property.Value)),
        JsonArray all => all.Where(item => item is not null).SelectMany(item => TextsOf(item!)),
        _ => [],
    };

    // Neither white space nor the marks of Markdown.
    private static string Squeeze(string text) => string.Concat(text.Where(letter => !char.IsWhiteSpace(letter) && letter is not ('*' or '`' or '#')));
}
