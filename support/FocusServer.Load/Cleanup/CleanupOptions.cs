namespace FocusServer.Load.Cleanup;

/// <summary>The times that a cleanup allows, in scenario time.</summary>
public sealed record CleanupOptions
{
    /// <summary>The longest until every job is gone; 90 s by default, above the 50 s for which closed streams go unnoticed.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>The part of <see cref="Deadline"/> that may go into asking the server to delete jobs; 20 s by default.</summary>
    public TimeSpan DeleteTimeout { get; init; } = TimeSpan.FromSeconds(20);

    /// <summary>
    /// The longest that the server may take to answer for a job that streams, and that a job which it calls gone is watched for another
    /// row; 2 s by default.
    /// </summary>
    public TimeSpan DenialWait { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>The first pause between two questions about the same job; 1 s by default. It doubles up to <see cref="MaxPoll"/>.</summary>
    public TimeSpan MinPoll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two questions about the same job; 2 s by default.</summary>
    public TimeSpan MaxPoll { get; init; } = TimeSpan.FromSeconds(2);

    /// <summary>
    /// The longest that a server may take until it knows a job that it has created; 30 s by default. Until then "invalid job" proves nothing
    /// of a job that never streamed.
    /// </summary>
    public TimeSpan LongestStart { get; init; } = TimeSpan.FromSeconds(30);
}
