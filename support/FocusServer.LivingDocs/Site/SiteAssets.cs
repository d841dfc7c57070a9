namespace FocusServer.LivingDocs.Site;

/// <summary>The style sheet and script of every page.</summary>
internal static class SiteAssets
{
    public static string Style { get; } = Read("site.css");

    public static string Script { get; } = Read("site.js");

    private static string Read(string name)
    {
        using var stream = typeof(SiteAssets).Assembly.GetManifestResourceStream($"FocusServer.LivingDocs.Assets.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
