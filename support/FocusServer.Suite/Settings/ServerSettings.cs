using FocusServer.Client;

namespace FocusServer.Suite.Settings;

/// <summary>Reads how to reach the server.</summary>
internal static class ServerSettings
{
    private const string EmbeddedServer = "embedded";
    private const string Section = "Server:";
    private static readonly string[] _personal = ["Token", "CertificateFingerprint"];
    private const string InNoFile = "in a variable or a user secret, never in a file of the repository";

    /// <summary>The address and credentials of the server; null for the embedded one.</summary>
    public static FocusServerClientOptions? Read(SettingsReader reader)
    {
        var url = reader.Text(Section + "BaseUrl", _ => true, "", conceal: WithoutSecrets);
        var hosts = reader.Texts(Section + "AllowedHosts");
        var token = reader.Text(Section + "Token", IsHeaderText, "printable ASCII characters, without spaces", conceal: _ => "***");
        var fingerprint = reader.Text(
            Section + "CertificateFingerprint", IsSha256, "the SHA-256 fingerprint of a certificate, 64 hexadecimal digits, with or without colons");
        var verify = reader.Flag(Section + "VerifyCertificate", fallback: true);
        RejectWrongPlaces(reader, verify);
        if (url == EmbeddedServer)
        {
            return null;
        }

        if (url is null || !Uri.TryCreate(url, UriKind.Absolute, out var baseUrl) || baseUrl.Scheme is not ("http" or "https"))
        {
            reader.Mistake(Section + "BaseUrl", url is null ? null : WithoutSecrets(url), $"an absolute URL that begins with http:// or https://, or the word {EmbeddedServer}");
            return null;
        }

        // Anywhere: with a slash in it, a password ends where it would be taken for a host and a path.
        if (url.Contains('@', StringComparison.Ordinal))
        {
            reader.Mistake(Section + "BaseUrl", WithoutSecrets(url), "a URL without user and password; FOCUS_Server__Token is for secrets");
        }

        if (hosts.Count > 0 && !hosts.Contains(baseUrl.Host, StringComparer.OrdinalIgnoreCase))
        {
            reader.Mistake(Section + "BaseUrl", WithoutSecrets(url), $"a URL on one of the environment's hosts, {string.Join(", ", hosts)}");
        }

        return new FocusServerClientOptions { BaseUrl = baseUrl, Token = token, CertificateFingerprint = fingerprint, VerifyCertificate = verify };
    }

    private static void RejectWrongPlaces(SettingsReader reader, bool verify)
    {
        foreach (var key in _personal.Where(key => reader.IsFromFile(Section + key)))
        {
            reader.Mistake(Section + key, "***", InNoFile);
        }

        if (!verify && !reader.IsFromFile(Section + "VerifyCertificate"))
        {
            reader.Mistake(Section + "VerifyCertificate", "false", "in the environment's file only, where everybody sees it");
        }
    }

    // The text before an @ may hold a password, and the text after a ? a token.
    private static string WithoutSecrets(string url) =>
        url.LastIndexOf('@') is var at and >= 0 ? "***" + url[at..].Split('?')[0] : url.Split('?')[0];

    private static bool IsHeaderText(string token) => token.All(character => character is > ' ' and <= '~');

    private static bool IsSha256(string fingerprint) =>
        fingerprint.Replace(":", "", StringComparison.Ordinal) is { Length: 64 } digits && digits.All(char.IsAsciiHexDigit);
}
