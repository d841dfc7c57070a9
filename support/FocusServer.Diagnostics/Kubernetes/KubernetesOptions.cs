namespace FocusServer.Diagnostics.Kubernetes;

/// <summary>The cluster and the namespace that the server's pods run in.</summary>
public sealed record KubernetesOptions
{
    /// <summary>The namespace, such as "panda".</summary>
    public required string Namespace { get; init; }

    /// <summary>The file that says where the cluster is; null (default) for the account of the pod that the run itself is in.</summary>
    public string? KubeConfig { get; init; }

    /// <summary>The context of that file; null (default) for its current one.</summary>
    public string? Context { get; init; }
}
