using FocusServer.Evidence.Observations;
using k8s;
using k8s.Models;

namespace FocusServer.Diagnostics.Kubernetes;

/// <summary>Makes observations of what a cluster tells. What was there before the run is known and not noted; nothing is noted twice.</summary>
/// <param name="note">Takes what is seen, and how long ago it happened.</param>
/// <param name="clock">The cluster's clock.</param>
/// <param name="time">The machine's own clock.</param>
internal sealed class ClusterNotes(Action<Observation, TimeSpan> note, ClusterClock clock, TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly Dictionary<string, (PodDiary Diary, V1Pod Pod)> _pods = new(StringComparer.Ordinal);
    private readonly Dictionary<string, V1Job> _jobs = new(StringComparer.Ordinal);
    private readonly HashSet<string> _failedJobs = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> _events = new(StringComparer.Ordinal);
    private readonly Dictionary<string, DateTime?> _uses = new(StringComparer.Ordinal);

    /// <summary>Takes a list of all pods.</summary>
    public void List(IReadOnlyList<V1Pod> pods, bool isFirst)
    {
        lock (_gate)
        {
            foreach (var pod in pods)
            {
                Add(pod, isQuiet: isFirst);
            }

            foreach (var gone in _pods.Where(known => !pods.Any(pod => pod.Uid() == known.Key)).Select(known => known.Value.Pod).ToList())
            {
                Remove(gone);
            }
        }
    }

    /// <summary>Takes a change of a pod.</summary>
    public void Change(WatchEventType type, V1Pod pod)
    {
        lock (_gate)
        {
            Add(pod, isQuiet: false);
            if (type == WatchEventType.Deleted)
            {
                Remove(pod);
            }
        }
    }

    /// <summary>Takes a list of all batch Jobs.</summary>
    public void List(IReadOnlyList<V1Job> jobs, bool isFirst)
    {
        lock (_gate)
        {
            jobs.ToList().ForEach(job => Add(job, isFirst));
            foreach (var gone in _jobs.Keys.Except(jobs.Select(job => job.Uid())).ToList())
            {
                Remove(_jobs[gone]);
            }
        }
    }

    /// <summary>Takes a change of a batch Job.</summary>
    public void Change(WatchEventType type, V1Job job)
    {
        lock (_gate)
        {
            Add(job, isQuiet: false);
            if (type == WatchEventType.Deleted)
            {
                Remove(job);
            }
        }
    }

    /// <summary>Takes a list of all events.</summary>
    public void List(IReadOnlyList<Corev1Event> events, bool isFirst)
    {
        lock (_gate)
        {
            events.ToList().ForEach(one => Add(one, isFirst));
        }
    }

    /// <summary>Takes a change of an event.</summary>
    public void Change(WatchEventType type, Corev1Event one)
    {
        lock (_gate)
        {
            if (type != WatchEventType.Deleted)
            {
                Add(one, isQuiet: false);
            }
        }
    }

    /// <summary>Takes the use of processor and memory, each figure once.</summary>
    public void Use(PodMetrics pod)
    {
        lock (_gate)
        {
            if (_uses.TryGetValue(pod.Metadata.Name, out var before) && before == pod.Timestamp)
            {
                return;
            }

            _uses[pod.Metadata.Name] = pod.Timestamp;
            note(
                See(ObservationKind.PodUse, pod.Metadata.Name, JobOf(pod.Metadata.Name), null, pod.Timestamp) with { Cores = Sum(pod, "cpu"), Memory = Sum(pod, "memory") },
                clock.Age(pod.Timestamp));
        }
    }

    /// <summary>Takes why something cannot be measured.</summary>
    public void NotMeasured(string why) => note(See(ObservationKind.NotMeasured, ObservationText.Name(ObservationSource.Kubernetes), null, why, null), TimeSpan.Zero);

    /// <summary>Takes what is left after the cleanup, or that nothing is.</summary>
    public void Left(ObservationKind kind, string subject, string? jobId, string? reason) => note(See(kind, subject, jobId, reason, null), TimeSpan.Zero);

    private void Add(V1Pod pod, bool isQuiet)
    {
        var (diary, _) = _pods.GetValueOrDefault(pod.Uid(), (new PodDiary(), pod));
        _pods[pod.Uid()] = (diary, pod);
        foreach (var seen in diary.Add(pod))
        {
            if (!isQuiet)
            {
                Note(seen, pod.Metadata.Name, JobNames.OfPod(pod));
            }
        }
    }

    private void Remove(V1Pod pod)
    {
        if (_pods.Remove(pod.Uid()))
        {
            Note(new Seen(ObservationKind.PodGone, null, null), pod.Metadata.Name, JobNames.OfPod(pod));
        }
    }

    // The watcher of a job is a batch Job, too.
    private void Add(V1Job job, bool isQuiet)
    {
        if (JobNames.Of(job.Metadata.Name) is not { } id)
        {
            return;
        }

        var isNew = !_jobs.ContainsKey(job.Uid());
        _jobs[job.Uid()] = job;
        if (isNew && !isQuiet)
        {
            Note(new Seen(ObservationKind.JobCreated, null, job.Metadata.CreationTimestamp), job.Metadata.Name, id);
        }

        var failed = job.Status?.Conditions?.FirstOrDefault(condition => condition is { Type: "Failed", Status: "True" });
        if (failed is not null && _failedJobs.Add(job.Uid()) && !isQuiet)
        {
            Note(new Seen(ObservationKind.JobFailed, failed.Reason, failed.LastTransitionTime), job.Metadata.Name, id);
        }
    }

    private void Remove(V1Job job)
    {
        if (_jobs.Remove(job.Uid()))
        {
            Note(new Seen(ObservationKind.JobGone, null, null), job.Metadata.Name, JobNames.Of(job.Metadata.Name));
        }
    }

    private void Add(Corev1Event one, bool isQuiet)
    {
        var times = one.Count ?? one.Series?.Count ?? 1;
        var isNew = times > _events.GetValueOrDefault(one.Uid());
        _events[one.Uid()] = times;
        if (isQuiet || !isNew || one.Type != "Warning" || one.InvolvedObject is not { Name: { } name } about)
        {
            return;
        }

        // A Job that gets no pod, such as for want of a quota, is known by its event alone.
        var isPodless = about.Kind == "Job" && one.Reason == "FailedCreate";
        Note(
            new Seen(isPodless ? ObservationKind.PodStuck : ObservationKind.Warning, $"{one.Reason}{(ClusterText.FirstSentence(one.Message) is { } why ? $", {why}" : "")}", one.LastTimestamp ?? one.EventTime),
            name,
            about.Kind == "Pod" ? JobOf(name) : JobNames.Of(name));
    }

    private string? JobOf(string pod) => _pods.Values.FirstOrDefault(known => known.Pod.Metadata.Name == pod).Pod is { } found ? JobNames.OfPod(found) : null;

    private static double? Sum(PodMetrics pod, string what)
    {
        var uses = (pod.Containers ?? []).Where(container => container.Usage?.ContainsKey(what) == true).Select(container => container.Usage[what].ToDouble()).ToList();
        return uses.Count == 0 ? null : uses.Sum();
    }

    private void Note(Seen seen, string subject, string? jobId) => note(See(seen.Kind, subject, jobId, seen.Reason, seen.Stamp), clock.Age(seen.Stamp));

    private Observation See(ObservationKind kind, string subject, string? jobId, string? reason, DateTime? stamp) => new()
    {
        Source = ObservationSource.Kubernetes,
        Kind = kind,
        Subject = subject,
        JobId = jobId,
        Reason = reason,
        Moment = stamp is { } at ? new DateTimeOffset(DateTime.SpecifyKind(at, DateTimeKind.Utc)) : time.GetUtcNow(),
    };
}
