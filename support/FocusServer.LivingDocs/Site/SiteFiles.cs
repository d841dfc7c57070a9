using System.Security.Cryptography;
using FocusServer.LivingDocs.Document;

namespace FocusServer.LivingDocs.Site;

/// <summary>The files of the site that are no pages; equal files are stored once.</summary>
/// <param name="pictures">The pictures of the features folder: full paths by relative path.</param>
internal sealed class SiteFiles(IReadOnlyDictionary<string, string> pictures)
{
    private const string Folder = "files/";

    // Most file systems hold names of up to 255 bytes; a letter has up to four.
    private const int MaxNameLength = 50;

    private static readonly Dictionary<string, string> _extensions = new()
    {
        ["image/png"] = ".png",
        ["image/jpeg"] = ".jpg",
        ["image/gif"] = ".gif",
        ["image/webp"] = ".webp",
        ["image/svg+xml"] = ".svg",
        ["text/csv"] = ".csv",
        ["application/json"] = ".json",
        ["application/x-ndjson"] = ".jsonl",
        ["application/pdf"] = ".pdf",
        ["application/zip"] = ".zip",
    };

    private readonly Dictionary<string, SiteFile> _files = [];

    public IReadOnlyCollection<SiteFile> All => _files.Values;

    /// <summary>Adds a file, named after its original name and the hash of its content.</summary>
    public SiteFile Add(string name, string mediaType, ReadOnlyMemory<byte> content)
    {
        // Anything that a browser could execute is served as text.
        var extension = _extensions.GetValueOrDefault(mediaType) ?? (mediaType.StartsWith("text/", StringComparison.Ordinal) ? ".txt" : ".bin");
        var hash = Convert.ToHexStringLower(SHA256.HashData(content.Span))[..12];
        var path = $"{Folder}{Slug.From(System.IO.Path.GetFileNameWithoutExtension(name), "attachment", MaxNameLength)}-{hash}{extension}";
        return _files.TryGetValue(path, out var known)
            ? known
            : _files[path] = new SiteFile(path, extension is ".bin" ? "application/octet-stream" : extension is ".txt" ? "text/plain" : mediaType, content);
    }

    /// <param name="path">The path from the features folder.</param>
    /// <returns>The file; null if there is no such picture.</returns>
    public SiteFile? Picture(string path)
    {
        if (!pictures.TryGetValue(path, out var file))
        {
            return null;
        }

        var extension = System.IO.Path.GetExtension(file).ToLowerInvariant();
        var type = _extensions.FirstOrDefault(known => known.Value == extension).Key ?? "image/jpeg";
        return Add(System.IO.Path.GetFileName(path), type, File.ReadAllBytes(file));
    }
}

/// <summary>A file of the site that is no page.</summary>
/// <param name="Path">The path from the root of the site.</param>
/// <param name="MediaType">The media type.</param>
/// <param name="Content">The content.</param>
internal sealed record SiteFile(string Path, string MediaType, ReadOnlyMemory<byte> Content)
{
    public static SiteFile FromText(string path, string mediaType, string text) => new(path, mediaType, System.Text.Encoding.UTF8.GetBytes(text));

    public string AsDataUri() => $"data:{MediaType};base64,{Convert.ToBase64String(Content.Span)}";
}
