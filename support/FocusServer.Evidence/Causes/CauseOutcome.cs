namespace FocusServer.Evidence.Causes;

/// <summary>Whether the cause of failures was found beside the server.</summary>
public enum CauseOutcome
{
    /// <summary>Something beside the server explains them.</summary>
    Found,

    /// <summary>All that was taken along was measured and was well: it is the server itself, as far as can be seen.</summary>
    NothingBeside,

    /// <summary>What was seen explains them not, or not enough was seen.</summary>
    Unknown,
}
