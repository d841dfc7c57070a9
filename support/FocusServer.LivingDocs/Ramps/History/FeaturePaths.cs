namespace FocusServer.LivingDocs.Ramps.History;

/// <summary>Compares paths of features, which runners begin in different ways.</summary>
internal static class FeaturePaths
{
    /// <summary>Whether they name the same feature: one ends with the other's last folder and file.</summary>
    public static bool AreSame(string one, string other) => Tail(one) == Tail(other);

    private static string Tail(string path) => string.Join('/', path.Replace('\\', '/').Split('/').TakeLast(2));
}
