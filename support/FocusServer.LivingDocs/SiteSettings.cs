using FocusServer.LivingDocs.Document;
using Microsoft.Extensions.Configuration;

namespace FocusServer.LivingDocs;

/// <summary>
/// Reads the suite's settings that are about the site, from its files and variables. The suite says, before a ramp, what is wrong with
/// them.
/// </summary>
internal static class SiteSettings
{
    private const string VariablePrefix = "FOCUS_";

    /// <summary>Reads the links of tags to issues; null when none are configured.</summary>
    /// <param name="folder">The folder of <c>appsettings.json</c>, which may be missing.</param>
    /// <exception cref="ArgumentException">Their pattern is no regular expression.</exception>
    /// <exception cref="InvalidDataException">The file is no JSON.</exception>
    public static IssueLinks? ReadIssueLinks(string folder)
    {
        var settings = new ConfigurationBuilder()
            .AddJsonFile(Path.GetFullPath(Path.Combine(folder, "appsettings.json")), optional: true)
            .AddEnvironmentVariables(VariablePrefix)
            .Build()
            .GetSection("Site:IssueLinks");
        return IssueLinks.From(settings["Pattern"], settings["Url"]);
    }
}
