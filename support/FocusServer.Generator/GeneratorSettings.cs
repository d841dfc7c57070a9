using FocusServer.Cluster;

namespace FocusServer.Generator;

/// <summary>The settings of the program.</summary>
internal sealed record GeneratorSettings
{
    /// <summary>The cluster to join, and this machine's place in it.</summary>
    public required GeneratorClusterOptions Cluster { get; init; }

    /// <summary>The name, unique in the cluster; null for that of the machine and the port.</summary>
    public string? Name { get; init; }

    /// <summary>The place that reports say it is at; null for none.</summary>
    public string? Place { get; init; }

    /// <summary>The folder for what is to be cleaned up when the program is killed.</summary>
    public required string Runs { get; init; }
}
