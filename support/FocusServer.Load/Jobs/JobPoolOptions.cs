namespace FocusServer.Load.Jobs;

/// <summary>The options by which a pool brings up and watches its jobs. All times are scenario time.</summary>
public sealed record JobPoolOptions
{
    /// <summary>The most jobs that can be brought up at once, whatever is asked for.</summary>
    public const int MostConcurrentStarts = 20;

    /// <summary>The number of jobs that are brought up at once; null (default): as many as the ramp's increment.</summary>
    public int? MaxConcurrentStarts { get; init; }

    /// <summary>The longest from the request for a job to the first row on every stream; 30 s by default.</summary>
    public TimeSpan ReadyTimeout { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>The longest that a job's connection may take to close, and its readers to end; 10 s each by default.</summary>
    public TimeSpan CloseTimeout { get; init; } = TimeSpan.FromSeconds(10);

    /// <summary>The shortest silence of a stream that counts as a stall; 2 s by default, and never less than three row intervals.</summary>
    public TimeSpan MinStall { get; init; } = TimeSpan.FromSeconds(2);
}
