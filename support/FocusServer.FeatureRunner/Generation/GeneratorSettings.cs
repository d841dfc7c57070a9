using System.Text.RegularExpressions;
using FocusServer.FeatureRunner.Feature;

namespace FocusServer.FeatureRunner.Generation;

/// <summary>The settings of reqnroll.json that the generator uses.</summary>
internal sealed record GeneratorSettings(string Path, bool MakesRowTests, string Language, string NonParallelTags)
{
    /// <summary>Reads the settings with regular expressions: a JSON library would have to be shipped with the generator.</summary>
    public static GeneratorSettings Read(string path, string json)
    {
        var tags = Regex.Match(json, """
            "addNonParallelizableMarkerForTags"\s*:\s*\[([^\]]*)\]
            """);
        var names = Regex.Matches(tags.Groups[1].Value, "\"@?([^\"]*)\"").Cast<Match>().Select(match => match.Groups[1].Value);
        var language = Regex.Match(json, """
            "language"\s*:\s*\{[^}]*"feature"\s*:\s*"([^"]+)"
            """);
        return new GeneratorSettings(
            path,
            !Regex.IsMatch(json, "\"allowRowTests\"\\s*:\\s*false"),
            language.Success ? language.Groups[1].Value : FeatureFile.DefaultLanguage,
            string.Join(" ", names));
    }
}
