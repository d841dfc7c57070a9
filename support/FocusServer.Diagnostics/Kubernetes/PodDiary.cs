using FocusServer.Evidence.Observations;
using k8s.Models;

namespace FocusServer.Diagnostics.Kubernetes;

/// <summary>The fate of one pod: of each picture of it, this tells what is new. A pod that is listed again tells nothing twice.</summary>
internal sealed class PodDiary
{
    private static readonly HashSet<string> _stuck = new(StringComparer.Ordinal)
    {
        "ErrImagePull", "ImagePullBackOff", "InvalidImageName", "CrashLoopBackOff", "CreateContainerConfigError", "CreateContainerError", "RunContainerError",
    };

    private readonly HashSet<(ObservationKind Kind, DateTime? At)> _told = [];
    private readonly Dictionary<string, int> _restarts = new(StringComparer.Ordinal);

    /// <summary>Takes note of a picture; returns what is new in it.</summary>
    public IReadOnlyList<Seen> Add(V1Pod pod)
    {
        List<Seen> all = [new(ObservationKind.PodCreated, null, pod.Metadata.CreationTimestamp), .. Containers(pod), .. Pod(pod)];

        // Of one end the most telling reason counts: a pod whose container ran out of memory has failed, too.
        var hasReason = all.Exists(one => one.Kind is ObservationKind.PodOutOfMemory or ObservationKind.PodEvicted) || _told.Any(one => one.Kind is ObservationKind.PodOutOfMemory or ObservationKind.PodEvicted);
        return [.. all.Where(one => (one.Kind != ObservationKind.PodFailed || !hasReason) && _told.Add((one.Kind, Key(one))))];
    }

    // A container may be started again more than once; everything else happens to a pod once.
    private static DateTime? Key(Seen one) => one.Kind is ObservationKind.PodRestarted or ObservationKind.PodOutOfMemory ? one.Stamp : null;

    private static IEnumerable<Seen> Pod(V1Pod pod)
    {
        var (status, conditions) = (pod.Status, pod.Status?.Conditions ?? []);
        if (conditions.FirstOrDefault(condition => condition is { Type: "PodScheduled", Status: "False", Reason: "Unschedulable" }) is { } unscheduled)
        {
            yield return new(ObservationKind.PodUnschedulable, ClusterText.Unschedulable(unscheduled.Message), unscheduled.LastTransitionTime);
        }

        if (conditions.FirstOrDefault(condition => condition is { Type: "Ready", Status: "True" }) is { } ready)
        {
            yield return new(ObservationKind.PodReady, null, ready.LastTransitionTime);
        }

        if (conditions.FirstOrDefault(condition => condition is { Type: "DisruptionTarget", Status: "True" }) is { } disrupted)
        {
            yield return new(ObservationKind.PodEvicted, ClusterText.FirstSentence(disrupted.Message) ?? disrupted.Reason, disrupted.LastTransitionTime);
        }
        else if (status is { Phase: "Failed", Reason: "Evicted" })
        {
            yield return new(ObservationKind.PodEvicted, ClusterText.FirstSentence(status.Message), null);
        }

        if (pod.Metadata.DeletionTimestamp is { } deletion)
        {
            yield return new(ObservationKind.PodDeleting, null, deletion.AddSeconds(-(pod.Metadata.DeletionGracePeriodSeconds ?? 0)));
        }

        if (status?.Phase is "Failed" or "Succeeded")
        {
            var ended = status.ContainerStatuses?.Select(container => container.State?.Terminated).FirstOrDefault(state => state is not null);
            yield return new(status.Phase == "Failed" ? ObservationKind.PodFailed : ObservationKind.PodCompleted, status.Reason ?? ClusterText.Exit(ended), ended?.FinishedAt);
        }
    }

    private IEnumerable<Seen> Containers(V1Pod pod)
    {
        foreach (var container in (pod.Status?.ContainerStatuses ?? []).Concat(pod.Status?.InitContainerStatuses ?? []))
        {
            if (container.State?.Waiting is { Reason: { } reason } waiting && _stuck.Contains(reason))
            {
                yield return new(ObservationKind.PodStuck, ClusterText.FirstSentence(waiting.Message) is { } why ? $"{reason}, {why}" : reason, null);
            }

            if (container.State?.Terminated is { Reason: "OOMKilled" } killed)
            {
                yield return new(ObservationKind.PodOutOfMemory, Memory(pod, container.Name), killed.FinishedAt);
            }

            // What had happened before the first picture is nothing new.
            var known = _restarts.TryGetValue(container.Name, out var before);
            _restarts[container.Name] = container.RestartCount;
            if (known ? container.RestartCount > before : container.RestartCount > 0)
            {
                var last = container.LastState?.Terminated;
                yield return last?.Reason == "OOMKilled"
                    ? new(ObservationKind.PodOutOfMemory, Memory(pod, container.Name), last.FinishedAt)
                    : new(ObservationKind.PodRestarted, ClusterText.Exit(last), last?.FinishedAt);
            }
        }
    }

    private static string? Memory(V1Pod pod, string container) =>
        pod.Spec?.Containers?.FirstOrDefault(one => one.Name == container)?.Resources?.Limits?.TryGetValue("memory", out var limit) == true ? $"its limit is {limit}" : null;
}
