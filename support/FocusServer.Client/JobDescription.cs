namespace FocusServer.Client;

/// <summary>A job that the server created.</summary>
public sealed record JobDescription
{
    /// <summary>The id that the server gave the job, <c>{window}-{sequence}</c>. Compared exactly.</summary>
    public required string JobId { get; init; }

    /// <summary>The address of the job's streams.</summary>
    public required Uri StreamAddress { get; init; }

    /// <summary>The number of streams, at least 1.</summary>
    public required int StreamCount { get; init; }

    /// <summary>The time between two rows of a stream.</summary>
    public required TimeSpan RowInterval { get; init; }

    /// <summary>The number of channels of all streams; null when the server does not say.</summary>
    public int? Channels { get; init; }

    /// <summary>The number of frequencies of one channel; null when the server does not say.</summary>
    public int? Frequencies { get; init; }
}
