namespace FocusServer.Evidence.Observations;

/// <summary>The names of sources and of what they saw, in sentences.</summary>
public static class ObservationText
{
    /// <summary>Gets the name of a source, such as "RabbitMQ".</summary>
    public static string Name(ObservationSource source) => source switch
    {
        ObservationSource.RabbitMq => "RabbitMQ",
        ObservationSource.MongoDb => "MongoDB",
        ObservationSource.Metrics => "the metrics of the server",
        _ => "Kubernetes",
    };

    /// <summary>Describes what became of pods or components, such as "unschedulable"; the empty text where it is no fate.</summary>
    public static string Fate(ObservationKind kind) => kind switch
    {
        ObservationKind.PodUnschedulable => "unschedulable",
        ObservationKind.PodStuck => "unable to start",
        ObservationKind.PodRestarted => "restarted",
        ObservationKind.PodOutOfMemory => "out of memory",
        ObservationKind.PodEvicted => "evicted",
        ObservationKind.PodFailed => "failed",
        ObservationKind.PodCompleted => "completed",
        ObservationKind.PodDeleting => "being deleted",
        ObservationKind.PodReady => "ready",
        ObservationKind.PodCreated => "made",
        ObservationKind.PodGone => "gone",
        ObservationKind.NotAnswered => "not answering",
        ObservationKind.Restarted => "restarted",
        _ => "",
    };
}
