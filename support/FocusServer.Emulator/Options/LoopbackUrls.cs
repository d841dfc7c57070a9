using System.Net;

namespace FocusServer.Emulator;

/// <summary>Parses and checks the addresses of the REST API, which are loopback addresses unless remote ones are allowed.</summary>
internal static class LoopbackUrls
{
    private const string Allowed = "allowed are http://127.0.0.1:<port>, http://[::1]:<port> and http://localhost:<port>, without a path (TLS is a setting of its own)";

    public static IReadOnlyList<IPEndPoint> Parse(string urls) => Split(urls).Select(url => Read(url)!).ToList();

    public static IEnumerable<int> FindPorts(string urls) => Split(urls).Select(Read).OfType<IPEndPoint>().Select(endPoint => endPoint.Port);

    public static IEnumerable<string> FindMistakes(string urls, bool allowRemote)
    {
        var parts = Split(urls);
        var allowed = allowRemote ? $"{Allowed}, and http://<an IP address of this machine>:<port>." : $"{Allowed}.";
        return parts.Length == 0
            ? [$"is empty; {allowed}"]
            : parts.Where(url => !IsAllowed(Read(url), allowRemote)).Select(url => $"has '{url}'; {allowed}");
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
        return IPAddress.None.Equals(address) ? null : new IPEndPoint(address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address, uri.Port);
    }

    // 0.0.0.0 and [::] are refused: the address is also the stream_url that clients connect to.
    private static bool IsAllowed(IPEndPoint? endPoint, bool allowRemote) =>
        endPoint is not null
        && (IPAddress.IsLoopback(endPoint.Address)
            || (allowRemote && !endPoint.Address.Equals(IPAddress.Any) && !endPoint.Address.Equals(IPAddress.IPv6Any)));
}
