using System.Net;
using System.Runtime.CompilerServices;
using FocusServer.Diagnostics.Sources;
using FocusServer.Evidence.Observations;
using k8s;
using k8s.Autorest;
using k8s.Models;

namespace FocusServer.Diagnostics.Kubernetes;

/// <summary>Follows the pods, batch Jobs and events of a namespace by the official client, and what its pods use. It only lists and watches.</summary>
internal sealed class KubernetesSource : ISource
{
    // metrics-server measures each pod about every 15 s.
    private static readonly TimeSpan _useEvery = TimeSpan.FromSeconds(15);
    private static readonly TimeSpan _lookAgainAfter = TimeSpan.FromSeconds(1.5);

    // A watch that says nothing for so long is begun again, in case its connection is dead.
    private const int WatchSeconds = 60;

    private readonly KubernetesOptions _options;
    private readonly k8s.Kubernetes _client;
    private readonly ClusterClock _clock;
    private readonly ClusterNotes _notes;
    private readonly TimeProvider _time;

    private KubernetesSource(KubernetesOptions options, Action<Observation, TimeSpan> note, TimeProvider time)
    {
        (_options, _time) = (options, time);
        _clock = new ClusterClock(time);
        _notes = new ClusterNotes(note, _clock, time);
        _client = new k8s.Kubernetes(Configuration(options));
    }

    /// <summary>Creates it. Apart, so that the client is loaded only where it is used.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static ISource Create(KubernetesOptions options, Action<Observation, TimeSpan> note, TimeProvider time) => new KubernetesSource(options, note, time);

    /// <inheritdoc/>
    public ObservationSource Kind => ObservationSource.Kubernetes;

    /// <inheritdoc/>
    public Task WatchAsync(CancellationToken cancellationToken) => Task.WhenAll(
        Pods().RunAsync(cancellationToken), Jobs().RunAsync(cancellationToken), Events().RunAsync(cancellationToken), MeasureUseAsync(cancellationToken));

    /// <inheritdoc/>
    public async Task ConcludeAsync(IReadOnlySet<string> jobs, CancellationToken cancellationToken)
    {
        var (left, missing) = await FindLeftAsync(jobs, cancellationToken);
        if (left.Count > 0)
        {
            // What is being deleted may need a moment.
            await Task.Delay(_lookAgainAfter, _time, cancellationToken);
            (left, missing) = await FindLeftAsync(jobs, cancellationToken);
        }

        left.ForEach(one => _notes.Left(ObservationKind.LeftBehind, one.Subject, one.JobId, one.Reason));
        missing.ForEach(_notes.NotMeasured);
        if (left.Count == 0 && missing.Count == 0)
        {
            _notes.Left(ObservationKind.NothingLeft, _options.Namespace, null, FormattableString.Invariant($"no Job, pod or service of the {jobs.Count} jobs of this run"));
        }
    }

    /// <inheritdoc/>
    public string Conceal(string message) => message;

    /// <inheritdoc/>
    public void Dispose() => _client.Dispose();

    private static KubernetesClientConfiguration Configuration(KubernetesOptions options) => options.KubeConfig is { } file
        ? KubernetesClientConfiguration.BuildConfigFromConfigFile(file, options.Context)
        : KubernetesClientConfiguration.InClusterConfig();

    private ListAndWatch<V1Pod> Pods() => new()
    {
        What = "pods",
        ListAsync = async cancelled =>
        {
            using var answer = await _client.CoreV1.ListNamespacedPodWithHttpMessagesAsync(_options.Namespace, cancellationToken: cancelled);
            _clock.Set(answer.Response.Headers.Date);
            return (answer.Body.Items, answer.Body.ResourceVersion());
        },
        Watch = (version, failed, cancelled) => _client.CoreV1.WatchListNamespacedPodAsync(
            _options.Namespace, resourceVersion: version, allowWatchBookmarks: true, timeoutSeconds: WatchSeconds, onError: failed, cancellationToken: cancelled),
        OnList = _notes.List,
        OnChange = _notes.Change,
        OnNotMeasured = _notes.NotMeasured,
        Time = _time,
    };

    private ListAndWatch<V1Job> Jobs() => new()
    {
        What = "batch Jobs",
        ListAsync = async cancelled =>
        {
            var list = await _client.BatchV1.ListNamespacedJobAsync(_options.Namespace, cancellationToken: cancelled);
            return (list.Items, list.ResourceVersion());
        },
        Watch = (version, failed, cancelled) => _client.BatchV1.WatchListNamespacedJobAsync(
            _options.Namespace, resourceVersion: version, allowWatchBookmarks: true, timeoutSeconds: WatchSeconds, onError: failed, cancellationToken: cancelled),
        OnList = _notes.List,
        OnChange = _notes.Change,
        OnNotMeasured = _notes.NotMeasured,
        Time = _time,
    };

    private ListAndWatch<Corev1Event> Events() => new()
    {
        What = "events",
        ListAsync = async cancelled =>
        {
            var list = await _client.CoreV1.ListNamespacedEventAsync(_options.Namespace, cancellationToken: cancelled);
            return (list.Items, list.ResourceVersion());
        },
        Watch = (version, failed, cancelled) => _client.CoreV1.WatchListNamespacedEventAsync(
            _options.Namespace, resourceVersion: version, allowWatchBookmarks: true, timeoutSeconds: WatchSeconds, onError: failed, cancellationToken: cancelled),
        OnList = _notes.List,
        OnChange = _notes.Change,
        OnNotMeasured = _notes.NotMeasured,
        Time = _time,
    };

    private async Task MeasureUseAsync(CancellationToken cancellationToken)
    {
        while (true)
        {
            try
            {
                foreach (var pod in (await _client.GetKubernetesPodsMetricsByNamespaceAsync(_options.Namespace).WaitAsync(cancellationToken)).Items ?? [])
                {
                    _notes.Use(pod);
                }
            }
            catch (HttpOperationException e) when (e.Response?.StatusCode is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden or HttpStatusCode.NotFound)
            {
                _notes.NotMeasured($"processor and memory: {ListAndWatch<V1Pod>.Describe(e)}");
                return;
            }
#pragma warning disable CA1031 // Whatever it is, it is tried again
            catch (Exception) when (!cancellationToken.IsCancellationRequested)
#pragma warning restore CA1031
            {
                // A figure that is missing is missing from the evidence, too.
            }

            await Task.Delay(_useEvery, _time, cancellationToken);
        }
    }

    private async Task<(List<Leftover> Left, List<string> Missing)> FindLeftAsync(IReadOnlySet<string> jobs, CancellationToken cancellationToken)
    {
        List<Leftover> left = [];
        List<string> missing = [];
        await AskAsync("batch Jobs", async () => left.AddRange(
            from job in (await _client.BatchV1.ListNamespacedJobAsync(_options.Namespace, cancellationToken: cancellationToken)).Items
            let id = JobNames.Of(job.Metadata.Name)
            where id is not null && jobs.Contains(id)
            select new Leftover($"Job {job.Metadata.Name}", id, job.Metadata.DeletionTimestamp is null ? null : "being deleted")));
        await AskAsync("pods", async () => left.AddRange(
            from pod in (await _client.CoreV1.ListNamespacedPodAsync(_options.Namespace, cancellationToken: cancellationToken)).Items
            let id = JobNames.OfPod(pod)
            where id is not null && jobs.Contains(id)
            select new Leftover($"pod {pod.Metadata.Name}", id, pod.Metadata.DeletionTimestamp is null ? pod.Status?.Phase?.ToLowerInvariant() : "being deleted")));
        await AskAsync("services", async () => left.AddRange(
            from service in (await _client.CoreV1.ListNamespacedServiceAsync(_options.Namespace, cancellationToken: cancellationToken)).Items
            let id = JobNames.Of(service.Metadata.Name)
            where id is not null && jobs.Contains(id)
            select new Leftover($"service {service.Metadata.Name}", id, null)));
        return (left, missing);

        async Task AskAsync(string what, Func<Task> ask)
        {
            try
            {
                await ask();
            }
            catch (HttpOperationException e)
            {
                missing.Add($"{what} after the cleanup: {ListAndWatch<V1Pod>.Describe(e)}");
            }
        }
    }

    private sealed record Leftover(string Subject, string JobId, string? Reason);
}
