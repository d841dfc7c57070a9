namespace FocusServer.Client;

/// <summary>A job that the server made, in the words of this suite.</summary>
public sealed record JobDescription
{
    /// <summary>The server's name for it, <c>{window}-{sequence}</c>. Compared exactly.</summary>
    public required string JobId { get; init; }

    /// <summary>Where its streams are served.</summary>
    public required Uri StreamAddress { get; init; }

    /// <summary>How many streams it has, at least 1.</summary>
    public required int StreamCount { get; init; }

    /// <summary>The time between two rows of a stream.</summary>
    public required TimeSpan RowInterval { get; init; }
}
