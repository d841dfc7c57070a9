using System.Net;
using System.Text;
using System.Text.Encodings.Web;

namespace FocusServer.Support.Tests.Load.Secrets;

/// <summary>Searches whatever was written for a secret: as it is, URL-encoded, escaped as in JSON, and in base64 wherever in it the secret begins.</summary>
internal sealed class SecretHunt(params string[] secrets)
{
    private readonly Dictionary<string, string> _forms = secrets.SelectMany(Forms).DistinctBy(form => form.Spelling, StringComparer.OrdinalIgnoreCase).ToDictionary(form => form.Spelling, form => form.Name);

    /// <summary>A sentence for each place where one was found.</summary>
    public IEnumerable<string> In(string where, string text) => _forms
        .Where(form => text.Contains(form.Key, StringComparison.OrdinalIgnoreCase))
        .Select(form => $"{where} holds a secret {form.Value}: {Around(text, form.Key)}");

    /// <summary>Searches the raw bytes of every file in a folder, and the files' names.</summary>
    public IEnumerable<string> InFiles(string folder) => Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories).SelectMany(file =>
    {
        var bytes = File.ReadAllBytes(file);
        return new[] { file, Encoding.Latin1.GetString(bytes), Encoding.Unicode.GetString(bytes) }.SelectMany(text => In(Path.GetFileName(file), text));
    });

    private static IEnumerable<(string Name, string Spelling)> Forms(string secret) =>
    [
        ("as it is", secret),
        ("URL-encoded", Uri.EscapeDataString(secret)),
        ("form-encoded", WebUtility.UrlEncode(secret)),
        ("escaped", JavaScriptEncoder.Default.Encode(secret)),
        .. Enumerable.Range(0, 3).Select(offset => ("in base64", InBase64(secret, offset))),
    ];

    // The part of the base64 text that does not depend on the bytes around the secret.
    private static string InBase64(string secret, int offset)
    {
        var all = Convert.ToBase64String([.. new byte[offset], .. Encoding.UTF8.GetBytes(secret)]).TrimEnd('=');
        return all[(offset == 0 ? 0 : 4)..((offset + Encoding.UTF8.GetByteCount(secret)) / 3 * 4)];
    }

    private static string Around(string text, string form)
    {
        var at = text.IndexOf(form, StringComparison.OrdinalIgnoreCase);
        return text[Math.Max(0, at - 80)..Math.Min(text.Length, at + form.Length + 20)];
    }
}
