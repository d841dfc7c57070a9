namespace FocusServer.TestLogger;

/// <summary>The reason of a test that was skipped because its failure is known: unlike other skipped tests, it measured and proved something.</summary>
public static class KnownFailureReason
{
    /// <summary>The beginning of such a reason.</summary>
    public const string Mark = "📌 ";
}
