namespace FocusServer.LivingDocs.Document;

/// <summary>The pages that every site has.</summary>
internal static class SitePages
{
    public const string Index = "index.html";

    public const string HowToRead = "how-to-read.html";

    public const string Release = "release.html";
}
