namespace FocusServer.Load.Generators;

/// <summary>A load generator, as it introduces itself.</summary>
public sealed record GeneratorIdentity
{
    /// <summary>The name, unique in its cluster, such as "lab-2".</summary>
    public required string Name { get; init; }

    /// <summary>The version of its program; the coordinator's own must be the same.</summary>
    public required string Version { get; init; }

    /// <summary>The place that it says it is at, such as "Haifa"; null when it says none.</summary>
    public string? Place { get; init; }

    /// <summary>The number of its processors.</summary>
    public required int Processors { get; init; }

    /// <summary>The highest epoch that it was ever assigned in; 0 for none.</summary>
    public long LastEpoch { get; init; }

    /// <summary>The run that it works for, or cleans up after; null when it is free.</summary>
    public string? BusyWith { get; init; }
}
