namespace FocusServer.LivingDocs.Writing;

/// <summary>A file of the site that is no page.</summary>
/// <param name="Path">From the root of the site.</param>
/// <param name="MediaType">Of what kind it is.</param>
/// <param name="Content">As it is to be written.</param>
internal sealed record SiteFile(string Path, string MediaType, ReadOnlyMemory<byte> Content)
{
    public static SiteFile OfText(string path, string mediaType, string text) => new(path, mediaType, System.Text.Encoding.UTF8.GetBytes(text));

    public string AsDataUri() => $"data:{MediaType};base64,{Convert.ToBase64String(Content.Span)}";
}
