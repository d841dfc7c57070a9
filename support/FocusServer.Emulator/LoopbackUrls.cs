using System.Net;

namespace FocusServer.Emulator;

/// <summary>Reads the setting that says where to listen. An emulator has no business outside the machine it runs on.</summary>
internal static class LoopbackUrls
{
    private const string Allowed = "allowed are http://127.0.0.1:<port>, http://[::1]:<port> and http://localhost:<port>, without a path.";

    public static IReadOnlyList<IPEndPoint> Parse(string urls) => Split(urls).Select(url => Read(url)!).ToList();

    public static IEnumerable<string> FindMistakes(string urls)
    {
        var parts = Split(urls);
        return parts.Length == 0
            ? [$"is empty; {Allowed}"]
            : parts.Where(url => Read(url) is null).Select(url => $"has '{url}'; {Allowed}");
    }

    private static string[] Split(string urls) =>
        urls.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    private static IPEndPoint? Read(string url)
    {
        if (!Uri.TryCreate(url, UriKind.Absolute, out var uri) || uri.Scheme != Uri.UriSchemeHttp || uri.PathAndQuery != "/")
        {
            return null;
        }

        var address = uri.Host == "localhost" ? IPAddress.Loopback : IPAddress.TryParse(uri.DnsSafeHost, out var parsed) ? parsed : IPAddress.None;
        return IPAddress.IsLoopback(address) ? new IPEndPoint(address, uri.Port) : null;
    }
}
