namespace FocusServer.Evidence.Observations;

/// <summary>The things beside a server that a run can take along.</summary>
public enum ObservationSource
{
    /// <summary>The cluster that the server's pods run in.</summary>
    Kubernetes,

    /// <summary>The server's message broker.</summary>
    RabbitMq,

    /// <summary>The server's database.</summary>
    MongoDb,

    /// <summary>The server's own page of metrics.</summary>
    Metrics,
}
