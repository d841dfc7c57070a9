namespace FocusServer.Client.Http;

/// <summary>A proxy that this machine's settings name, between the suite and every server.</summary>
/// <param name="uri">Its address, which may hold a password.</param>
internal sealed class OwnProxy(Uri uri)
{
    /// <summary>The remedy for a proxy that fails.</summary>
    public const string Remedy = "Check HTTP_PROXY and HTTPS_PROXY, or name the server's host in NO_PROXY";

    /// <summary>Finds the proxy by which a request goes; null when it goes straight to its host.</summary>
    public static OwnProxy? Find(Uri url)
    {
        var found = url.IsLoopback || HttpClient.DefaultProxy.IsBypassed(url) ? null : HttpClient.DefaultProxy.GetProxy(url);
        return found is null || found == url ? null : new OwnProxy(found);
    }

    /// <summary>Its address without user and password.</summary>
    public string Address => uri.GetComponents(UriComponents.SchemeAndServer, UriFormat.UriEscaped);

    /// <summary>Removes user and password from a text that quotes its address.</summary>
    public string Redact(string text) => uri.UserInfo.Length == 0
        ? text
        : text.Replace(uri.UserInfo + "@", "", StringComparison.OrdinalIgnoreCase)
            .Replace(Uri.UnescapeDataString(uri.UserInfo) + "@", "", StringComparison.OrdinalIgnoreCase);
}
