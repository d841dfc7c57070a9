using k8s.Models;

namespace FocusServer.Support.Tests.Diagnostics.Kubernetes;

/// <summary>Pods and batch Jobs as a cluster describes them.</summary>
internal static class Pods
{
    public const string NoGpu = "0/3 nodes are available: 1 node(s) had untolerated taint {node-role.kubernetes.io/control-plane: }, 2 Insufficient nvidia.com/gpu.shared. preemption: 0/3 nodes are available: 3 No preemption victims found for incoming pod.";

    /// <summary>The pod of a job, made a moment ago.</summary>
    public static V1Pod Of(string jobId, string phase = "Pending") => Named($"grpc-job-{jobId}-x2f4k", phase, $"grpc-job-{jobId}");

    /// <summary>A pod of a name.</summary>
    public static V1Pod Named(string name, string phase = "Running", string? job = null) => new()
    {
        ApiVersion = "v1",
        Kind = "Pod",
        Metadata = new V1ObjectMeta
        {
            Name = name,
            Uid = $"uid-{name}",
            Labels = job is null ? null : new Dictionary<string, string> { ["job-name"] = job },
            OwnerReferences = job is null ? null : [new V1OwnerReference { ApiVersion = "batch/v1", Kind = "Job", Name = job, Uid = $"uid-{job}" }],
        },
        Spec = new V1PodSpec { Containers = [new V1Container { Name = "main", Image = "grpc", Resources = new V1ResourceRequirements { Limits = new Dictionary<string, ResourceQuantity> { ["memory"] = new("512Mi") } } }] },
        Status = new V1PodStatus { Phase = phase, Conditions = [] },
    };

    /// <summary>Adds a condition.</summary>
    public static V1Pod With(this V1Pod pod, string type, string status, string? reason = null, string? message = null, DateTime? at = null)
    {
        pod.Status.Conditions.Add(new V1PodCondition { Type = type, Status = status, Reason = reason, Message = message, LastTransitionTime = at });
        return pod;
    }

    /// <summary>Sets the state of its container.</summary>
    public static V1Pod In(this V1Pod pod, V1ContainerState? state = null, V1ContainerState? last = null, int restarts = 0)
    {
        pod.Status.ContainerStatuses = [new V1ContainerStatus { Name = "main", Image = "grpc", ImageID = "", Ready = false, RestartCount = restarts, State = state, LastState = last }];
        return pod;
    }

    public static V1ContainerState Ended(string reason, int exitCode, DateTime? at = null) => new() { Terminated = new V1ContainerStateTerminated { Reason = reason, ExitCode = exitCode, FinishedAt = at } };

    public static V1ContainerState Waiting(string reason, string? message = null) => new() { Waiting = new V1ContainerStateWaiting { Reason = reason, Message = message } };

    public static V1Pod Unschedulable(string jobId) => Of(jobId).With("PodScheduled", "False", "Unschedulable", NoGpu);

    /// <summary>A batch Job of a name.</summary>
    public static V1Job Job(string name) => new() { ApiVersion = "batch/v1", Kind = "Job", Metadata = new V1ObjectMeta { Name = name, Uid = $"uid-{name}" }, Spec = new V1JobSpec(), Status = new V1JobStatus() };

    /// <summary>A warning about something.</summary>
    public static Corev1Event Warning(string kind, string name, string reason, string message) => new()
    {
        ApiVersion = "v1",
        Kind = "Event",
        Metadata = new V1ObjectMeta { Name = $"{name}.{reason}".ToLowerInvariant(), Uid = $"uid-{name}-{reason}" },
        InvolvedObject = new V1ObjectReference { Kind = kind, Name = name },
        Type = "Warning",
        Reason = reason,
        Message = message,
        Count = 1,
    };
}
