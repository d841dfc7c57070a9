namespace FocusServer.Evidence.Observations;

/// <summary>Something that was seen beside the server. It explains a verdict, and never makes one.</summary>
public sealed record Observation
{
    /// <summary>The source that told it.</summary>
    public required ObservationSource Source { get; init; }

    /// <summary>The kind of thing seen.</summary>
    public required ObservationKind Kind { get; init; }

    /// <summary>The name of the thing, such as "grpc-job-7-1729-x2f4k" or "RabbitMQ".</summary>
    public required string Subject { get; init; }

    /// <summary>The server's name for the job that it belongs to, such as "7-1729"; null when it belongs to none.</summary>
    public string? JobId { get; init; }

    /// <summary>The reason or the value in words, such as "insufficient nvidia.com/gpu.shared"; null when there is none.</summary>
    public string? Reason { get; init; }

    /// <summary>The real time at which it happened, by the source's clock where it gives one, else the time at which it was seen.</summary>
    public required DateTimeOffset Moment { get; init; }

    /// <summary>The time that an answer took, in real time; null where nothing was answered.</summary>
    public TimeSpan? Took { get; init; }

    /// <summary>The number of times that it was seen since it was last noted; 1 by default.</summary>
    public int Times { get; init; } = 1;

    /// <summary>The use of processors, in cores; null where it is not known.</summary>
    public double? Cores { get; init; }

    /// <summary>The use of memory, in bytes; null where it is not known.</summary>
    public double? Memory { get; init; }

    /// <summary>The value of a metric; null where there is none.</summary>
    public double? Value { get; init; }
}
