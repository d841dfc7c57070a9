namespace FocusServer.Cluster;

/// <summary>The ways in which the machines of a cluster find each other.</summary>
public enum ClusterKind
{
    /// <summary>All on one machine, by the first load generator on it.</summary>
    Localhost,

    /// <summary>By a Redis server.</summary>
    Redis,

    /// <summary>Pods of one Kubernetes cluster, by a Redis server.</summary>
    Kubernetes,
}
