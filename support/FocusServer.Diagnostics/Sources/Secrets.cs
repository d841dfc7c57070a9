namespace FocusServer.Diagnostics.Sources;

/// <summary>Covers secrets in messages.</summary>
internal static class Secrets
{
    private const string Cover = "***";

    /// <summary>Covers the secrets of an address wherever a message repeats them.</summary>
    public static string Cleanse(string message, string address)
    {
        // A MongoDB address need not be a URI: it may name several hosts.
        var rest = address.Split("://", 2)[^1];
        var user = rest.Contains('@', StringComparison.Ordinal) ? rest[..rest.LastIndexOf('@')] : "";
        var query = rest.Split('?', 2) is [_, { Length: > 0 } asked] ? asked : "";
        string[] secrets = [address, user, .. user.Split(':').Skip(1), query, .. query.Split('&').Select(pair => pair.Split('=', 2)[^1])];
        return secrets.SelectMany(secret => new[] { secret, Uri.UnescapeDataString(secret) }).Where(secret => secret.Length > 3).Distinct().OrderByDescending(secret => secret.Length)
            .Aggregate(message, (text, secret) => text.Replace(secret, Cover, StringComparison.Ordinal));
    }
}
