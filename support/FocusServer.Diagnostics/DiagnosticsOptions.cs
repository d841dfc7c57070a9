using FocusServer.Diagnostics.Kubernetes;
using FocusServer.Diagnostics.MongoDb;
using FocusServer.Diagnostics.OpenMetrics;
using FocusServer.Diagnostics.RabbitMq;

namespace FocusServer.Diagnostics;

/// <summary>The sources that a run takes along beside the server. Each is null (default) where it is not asked for.</summary>
public sealed record DiagnosticsOptions
{
    /// <summary>The cluster that the server's pods run in.</summary>
    public KubernetesOptions? Kubernetes { get; init; }

    /// <summary>The server's message broker.</summary>
    public RabbitMqOptions? RabbitMq { get; init; }

    /// <summary>The server's database.</summary>
    public MongoDbOptions? MongoDb { get; init; }

    /// <summary>The server's own page of metrics.</summary>
    public OpenMetricsOptions? Metrics { get; init; }
}
