namespace FocusServer.Evidence.Observations;

/// <summary>The kinds of things seen beside a server.</summary>
public enum ObservationKind
{
    /// <summary>A pod was made.</summary>
    PodCreated,

    /// <summary>Every container of a pod runs and is ready.</summary>
    PodReady,

    /// <summary>The scheduler found no node for a pod.</summary>
    PodUnschedulable,

    /// <summary>A container of a pod cannot start, such as for want of its image.</summary>
    PodStuck,

    /// <summary>A container of a pod was started again.</summary>
    PodRestarted,

    /// <summary>A container of a pod was ended because it took too much memory.</summary>
    PodOutOfMemory,

    /// <summary>A pod was driven off its node.</summary>
    PodEvicted,

    /// <summary>A pod failed for any other reason.</summary>
    PodFailed,

    /// <summary>A pod came to its end by itself.</summary>
    PodCompleted,

    /// <summary>A pod is being deleted.</summary>
    PodDeleting,

    /// <summary>A pod is gone.</summary>
    PodGone,

    /// <summary>Processor and memory of a pod.</summary>
    PodUse,

    /// <summary>A batch Job was made.</summary>
    JobCreated,

    /// <summary>A batch Job failed.</summary>
    JobFailed,

    /// <summary>A batch Job is gone.</summary>
    JobGone,

    /// <summary>A warning of the cluster.</summary>
    Warning,

    /// <summary>A component answers. It is noted at first, and then at long intervals with the slowest answer since.</summary>
    Answered,

    /// <summary>A component does not answer, or refuses.</summary>
    NotAnswered,

    /// <summary>A component answers again.</summary>
    AnsweredAgain,

    /// <summary>A process was started again, as its own metrics say.</summary>
    Restarted,

    /// <summary>The value of a metric.</summary>
    Sample,

    /// <summary>A thing of a job of this run that is in the cluster after the cleanup.</summary>
    LeftBehind,

    /// <summary>The cluster has nothing more of the jobs of this run.</summary>
    NothingLeft,

    /// <summary>Something cannot be measured, or only in part.</summary>
    NotMeasured,
}
