namespace FocusServer.Load.Cleanup;

/// <summary>How long a cleanup waits, in scenario time.</summary>
public sealed record CleanupOptions
{
    /// <summary>By when the server must say that every job is gone; 90 s by default, above the 50 s a server takes to notice closed streams.</summary>
    public TimeSpan Deadline { get; init; } = TimeSpan.FromSeconds(90);

    /// <summary>The first pause between two questions about the same job; 1 s by default. It doubles up to <see cref="MaxPoll"/>.</summary>
    public TimeSpan MinPoll { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>The longest pause between two questions about the same job; 2 s by default.</summary>
    public TimeSpan MaxPoll { get; init; } = TimeSpan.FromSeconds(2);
}
