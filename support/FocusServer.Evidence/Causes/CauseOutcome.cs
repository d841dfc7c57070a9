namespace FocusServer.Evidence.Causes;

/// <summary>The outcome of the search for a cause beside the server.</summary>
public enum CauseOutcome
{
    /// <summary>Something beside the server explains them.</summary>
    Found,

    /// <summary>All that was taken along was measured and was well: it is the server itself, as far as can be seen.</summary>
    NothingBeside,

    /// <summary>The observations do not explain the failures, or were too few.</summary>
    Unknown,
}
