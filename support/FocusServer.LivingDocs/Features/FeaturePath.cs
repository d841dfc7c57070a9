namespace FocusServer.LivingDocs.Features;

/// <summary>One path for one feature, whoever names it.</summary>
internal static class FeaturePath
{
    private const string Root = "features";

    /// <summary>Of a uri as the runners write it, such as <c>../features/a/b.feature</c>: from the features folder, with forward slashes.</summary>
    public static string Of(string uri)
    {
        var parts = uri.Replace('\\', '/').Split('/', StringSplitOptions.RemoveEmptyEntries)
            .Where(part => part is not ("." or "..") && !part.EndsWith(':'))
            .Select(Harmless)
            .ToList();
        var root = parts.LastIndexOf(Root, Math.Max(parts.Count - 2, 0));
        return string.Join('/', root >= 0 ? parts.Skip(root + 1) : parts) is { Length: > 0 } path ? path : "unnamed.feature";
    }

    private static string Harmless(string part) =>
        string.Concat(part.Select(letter => char.IsControl(letter) || "<>:\"|?*#%&".Contains(letter, StringComparison.Ordinal) ? '-' : letter));
}
