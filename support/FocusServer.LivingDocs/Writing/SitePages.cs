namespace FocusServer.LivingDocs.Writing;

/// <summary>Pages that every site has.</summary>
internal static class SitePages
{
    public const string Index = "index.html";

    public const string HowToRead = "how-to-read.html";
}
