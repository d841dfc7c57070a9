namespace FocusServer.LivingDocs.Site;

/// <summary>The style sheets and scripts of the pages.</summary>
internal static class SiteAssets
{
    public static string Style { get; } = Read("site.css");

    public static string Script { get; } = Read("site.js");

    public static string WatchStyle { get; } = Read("watch.css");

    public static string WatchScript { get; } = Read("watch.js");

    private static string Read(string name)
    {
        using var stream = typeof(SiteAssets).Assembly.GetManifestResourceStream($"FocusServer.LivingDocs.Assets.{name}")!;
        using var reader = new StreamReader(stream);
        return reader.ReadToEnd();
    }
}
