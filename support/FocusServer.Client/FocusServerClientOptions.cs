namespace FocusServer.Client;

/// <summary>The address of a Focus Server and the settings of the connection to it.</summary>
public sealed record FocusServerClientOptions
{
    /// <summary>The URL of the REST API, including its path prefix; absolute, http or https.</summary>
    public required Uri BaseUrl { get; init; }

    /// <summary>The access token, sent as bearer token with every REST request; none by default. Never printed.</summary>
    public string? Token { get; init; }

    /// <summary>The SHA-256 fingerprint of a self-signed certificate to trust, with or without colons; none by default.</summary>
    public string? CertificateFingerprint { get; init; }

    /// <summary>True if the server's certificate must be trusted, as by default; if false, any host can pass for the server.</summary>
    public bool VerifyCertificate { get; init; } = true;

    /// <summary>The time one REST request may take; 60 s by default, longer than every limit it is judged by.</summary>
    public TimeSpan RequestTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>Describes the options without the token and without a password in the URL.</summary>
    public override string ToString() =>
        $"{nameof(FocusServerClientOptions)} {{ BaseUrl = {(BaseUrl.IsAbsoluteUri ? PlainBaseUrl() : BaseUrl)}, "
        + $"Token = {(string.IsNullOrEmpty(Token) ? "none" : "***")}, "
        + $"CertificateFingerprint = {CertificateFingerprint ?? "none"}, VerifyCertificate = {VerifyCertificate}, RequestTimeout = {RequestTimeout} }}";

    /// <summary>Gets the base URL without user, password, query and fragment; it ends in a slash, so that paths extend its prefix.</summary>
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

        // HttpClient would refuse such a header value later, and quote it in the message.
        if (Token?.Any(static character => character is <= ' ' or > '~') == true)
        {
            throw new ArgumentException($"{nameof(Token)} must consist of printable ASCII characters without spaces.");
        }
    }
}
