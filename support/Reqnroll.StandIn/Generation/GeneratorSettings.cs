using System.Text.RegularExpressions;

namespace Reqnroll.StandIn.Generation;

/// <summary>What the generator needs of reqnroll.json.</summary>
internal sealed record GeneratorSettings(string Path, bool MakesRowTests, string NonParallelTags)
{
    /// <summary>Reads the two settings with patterns: a JSON library in the compiler's process is one more file to carry along.</summary>
    public static GeneratorSettings Read(string path, string json)
    {
        var tags = Regex.Match(json, """
            "addNonParallelizableMarkerForTags"\s*:\s*\[([^\]]*)\]
            """);
        var names = Regex.Matches(tags.Groups[1].Value, "\"@?([^\"]*)\"").Cast<Match>().Select(match => match.Groups[1].Value);
        return new GeneratorSettings(path, !Regex.IsMatch(json, "\"allowRowTests\"\\s*:\\s*false"), string.Join(" ", names));
    }
}
