using System.Text.RegularExpressions;

namespace FocusServer.Suite.Settings;

/// <summary>
/// Checks how the site links tags to issues. The program that writes the site reads the same, from the files and the variables alone.
/// </summary>
internal static class IssueLinkSettings
{
    private const string Pattern = "Site:IssueLinks:Pattern";
    private const string Url = "Site:IssueLinks:Url";
    private const string Placeholder = "{tag}";

    /// <summary>Notes every mistake.</summary>
    public static void Check(SettingsReader reader)
    {
        var pattern = reader.Text(Pattern, IsPattern, "a regular expression for a whole tag, without its @, such as PZ-[0-9]+");
        var url = reader.Text(Url, IsUrl, $"a URL that begins with http:// or https:// and holds {Placeholder}, such as https://issues.example/browse/{Placeholder}");
        if (pattern is null != url is null)
        {
            var (missing, other) = pattern is null ? (Pattern, Url) : (Url, Pattern);
            reader.Mistake(missing, null, $"needed with {SettingsReader.VariableName(other)}");
        }

        foreach (var key in new[] { Pattern, Url }.Where(key => reader.OriginOf(key) is not ("default" or "appsettings.json" or "variable")))
        {
            reader.Mistake(key, reader.Text(key), "in config/appsettings.json or a variable, where the site's own program reads it");
        }
    }

    private static bool IsPattern(string text)
    {
        try
        {
            _ = new Regex(text);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static bool IsUrl(string text) => text.Contains(Placeholder, StringComparison.Ordinal)
        && Uri.TryCreate(text.Replace(Placeholder, "tag", StringComparison.Ordinal), UriKind.Absolute, out var url)
        && url.Scheme is ("http" or "https");
}
