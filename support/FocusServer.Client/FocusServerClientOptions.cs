namespace FocusServer.Client;

/// <summary>How to reach a Focus Server.</summary>
public sealed record FocusServerClientOptions
{
    /// <summary>Where the REST API stands, its path prefix included; absolute, http or https.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>Access token, sent as bearer token with every REST request; none by default. Never printed.</summary>
    public string? Token { get; init; }

    /// <summary>
    /// SHA-256 fingerprint, in hexadecimal with or without colons, of a certificate to trust besides those that the machine trusts:
    /// for servers that made theirs themselves. None by default.
    /// </summary>
    public string? CertificateFingerprint { get; init; }

    /// <summary>Whether a server must prove who it is by its certificate; true by default. Where it is false, anybody may pose as the server.</summary>
    public bool VerifyCertificate { get; init; } = true;

    /// <summary>
    /// How long one REST request may take before it counts as timed out; 60 s by default, above every limit it is judged by.
    /// </summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>The options without the token and without a password in the URL.</summary>
    public override string ToString() =>
        $"{nameof(FocusServerClientOptions)} {{ BaseUrl = {(BaseUrl.IsAbsoluteUri ? PlainBaseUrl() : BaseUrl)}, "
        + $"Token = {(string.IsNullOrEmpty(Token) ? "none" : "***")}, "
        + $"CertificateFingerprint = {CertificateFingerprint ?? "none"}, VerifyCertificate = {VerifyCertificate}, RequestTimeout = {RequestTimeout} }}";

    /// <summary>The base URL with a slash at its end, so that paths extend its prefix, without user, password, query and fragment.</summary>
    internal Uri PlainBaseUrl() =>
        new(BaseUrl.GetComponents(UriComponents.SchemeAndServer | UriComponents.Path, UriFormat.UriEscaped).TrimEnd('/') + "/");

    /// <exception cref="ArgumentException">An option cannot be used; the message names it.</exception>
    internal void Validate()
    {
        if (!BaseUrl.IsAbsoluteUri || (BaseUrl.Scheme != Uri.UriSchemeHttp && BaseUrl.Scheme != Uri.UriSchemeHttps))
        {
            throw new ArgumentException($"{nameof(BaseUrl)} must be an absolute http or https URL, and is “{BaseUrl}”.");
        }

        if (RequestTimeout <= TimeSpan.Zero)
        {
            throw new ArgumentException($"{nameof(RequestTimeout)} must be above zero, and is {RequestTimeout}.");
        }

        // What a header cannot carry would be refused later, in words that quote it.
        if (Token?.Any(static character => character is <= ' ' or > '~') == true)
        {
            throw new ArgumentException($"{nameof(Token)} must consist of printable ASCII characters without spaces.");
        }
    }
}
