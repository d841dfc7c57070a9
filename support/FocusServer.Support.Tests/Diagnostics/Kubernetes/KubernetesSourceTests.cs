using FluentAssertions;
using FocusServer.Diagnostics;
using FocusServer.Diagnostics.Kubernetes;
using FocusServer.Evidence.Observations;
using FocusServer.Support.Tests.Kubernetes;
using FocusServer.Support.Tests.Suite;
using FocusServer.Support.Tests.Workflows.Runs;
using k8s.Models;
using Xunit;

namespace FocusServer.Support.Tests.Diagnostics.Kubernetes;

/// <summary>The reader of a cluster by the official client, against the API of one on loopback, and everything that goes wrong between them.</summary>
public sealed class KubernetesSourceTests : IAsyncLifetime
{
    private readonly Notes _notes = new();
    private ClusterStandIn _cluster = null!;
    private readonly List<RunDiagnostics> _started = [];

    [Fact]
    public async Task Pod_OfAJob_IsToldWithReasonAndExactName()
    {
        _cluster.Put("pods", Pods.Named("rabbitmq-0"));
        await StartAsync();

        _cluster.Put("jobs", Pods.Job("grpc-job-7-1729"));
        _cluster.Put("jobs", Pods.Job("cleanup-job-7-1729"));
        _cluster.Put("pods", Pods.Unschedulable("7-1729"));
        _cluster.Put("pods", Pods.Of("7-17290", "Running"));

        var (seen, age) = await _notes.WaitForAsync(ObservationKind.PodUnschedulable);
        (seen.JobId, seen.Subject).Should().Be(("7-1729", "grpc-job-7-1729-x2f4k"));
        seen.Reason.Should().EndWith("insufficient nvidia.com/gpu.shared");
        age.Should().BeLessThan(TimeSpan.FromSeconds(30));
        await _notes.WaitForAsync(ObservationKind.PodCreated, one => one.JobId == "7-17290");
        await _notes.WaitForAsync(ObservationKind.JobCreated, one => one.Subject == "cleanup-job-7-1729");
        _notes.All.Should().NotContain(note => note.Seen.Subject == "rabbitmq-0", "it was there before");
    }

    [Fact]
    public async Task Event_ThatIsAWarning_IsTold_AndAJobWithoutAPodIsStuck()
    {
        await StartAsync();

        _cluster.Put("events", Pods.Warning("Job", "grpc-job-7-1729", "FailedCreate", "Error creating: pods is forbidden: exceeded quota: gpu"));
        _cluster.Put("events", Pods.Warning("Pod", "rabbitmq-0", "Unhealthy", "Readiness probe failed"));

        (await _notes.WaitForAsync(ObservationKind.PodStuck)).Seen.Should().BeEquivalentTo(new { JobId = "7-1729", Reason = "FailedCreate, error creating: pods is forbidden: exceeded quota: gpu" });
        (await _notes.WaitForAsync(ObservationKind.Warning)).Seen.Subject.Should().Be("rabbitmq-0");
    }

    [Fact]
    public async Task Right_ThatIsMissing_IsNotMeasured_AndTheOthersGoOn()
    {
        _cluster.Refuse("events", 403);
        _cluster.Refuse("metrics", 404);
        await StartAsync(watches: 2);

        _cluster.Put("pods", Pods.Unschedulable("7-1729"));

        await _notes.WaitForAsync(ObservationKind.PodUnschedulable);
        await _notes.WaitForAsync(ObservationKind.NotMeasured, one => one.Reason == "events: 403 Forbidden");
        await _notes.WaitForAsync(ObservationKind.NotMeasured, one => one.Reason == "processor and memory: 404 NotFound");
    }

    [Fact]
    public async Task Watch_WhoseVersionIsGone_BeginsAgainWithAList_AndTellsNothingTwice()
    {
        await StartAsync();
        _cluster.Put("pods", Pods.Of("7-1729", "Running"));
        await _notes.WaitForAsync(ObservationKind.PodCreated);

        _cluster.Refuse("pods", 500);
        _cluster.CutWatches();
        _cluster.Put("pods", Pods.Of("7-1729", "Failed").In(Pods.Ended("OOMKilled", 137)));
        _cluster.ForgetChanges();
        _cluster.Allow("pods");

        (await _notes.WaitForAsync(ObservationKind.PodOutOfMemory)).Seen.JobId.Should().Be("7-1729");
        _notes.Of(ObservationKind.PodCreated).Should().ContainSingle();
    }

    [Fact]
    public async Task Watch_ThatIsCut_GoesOnWhereItWas()
    {
        await StartAsync();
        _cluster.Put("pods", Pods.Of("7-1729", "Running"));
        await _notes.WaitForAsync(ObservationKind.PodCreated);
        var lists = _cluster.Lists;

        _cluster.CutWatches();
        _cluster.Put("pods", Pods.Of("7-1729", "Running").With("Ready", "True"));
        _cluster.Remove("pods", "grpc-job-7-1729-x2f4k");

        await _notes.WaitForAsync(ObservationKind.PodReady);
        await _notes.WaitForAsync(ObservationKind.PodGone);
        _cluster.Lists.Should().Be(lists, "nothing was missed");
        _notes.Of(ObservationKind.NotMeasured).Should().BeEmpty();
    }

    [Fact]
    public async Task Cluster_ThatIsSlow_IsReadAllTheSame_AndWhatHappenedIsAsOldAsItIs()
    {
        _cluster.Delay = TimeSpan.FromSeconds(1);
        await StartAsync();
        var before = SuiteUnderTest.RealTime.GetUtcNow().AddSeconds(-20).UtcDateTime;

        _cluster.Put("pods", Pods.Of("7-1729", "Running").In(Pods.Ended("OOMKilled", 137, before)));

        (await _notes.WaitForAsync(ObservationKind.PodOutOfMemory)).Age.Should().BeGreaterThan(TimeSpan.FromSeconds(15));
    }

    [Fact]
    public async Task Use_OfProcessorAndMemory_HasItsOwnTime()
    {
        var at = new DateTime(2026, 3, 1, 12, 0, 7, DateTimeKind.Utc);
        _cluster.Use("grpc-job-7-1729-x2f4k", "250m", "64Mi", at);
        await StartAsync();

        (await _notes.WaitForAsync(ObservationKind.PodUse)).Seen.Should().BeEquivalentTo(new { Cores = 0.25, Memory = 64.0 * 1024 * 1024, Moment = new DateTimeOffset(at) });
    }

    [Fact]
    public async Task Conclude_NamesWhatIsLeft_ByItsExactName()
    {
        _cluster.Put("jobs", Pods.Job("grpc-job-7-17290"));
        _cluster.Put("pods", Pods.Of("7-17290", "Running"));
        await StartAsync();
        _started[0].Know("7-1729");
        _started[0].Know("8-1730");

        await _started[0].ConcludeAsync();
        _notes.Of(ObservationKind.NothingLeft).Should().ContainSingle().Which.Reason.Should().Be("no Job, pod or service of the 2 jobs of this run");

        _cluster.Put("pods", Pods.Of("7-1729", "Running"));
        _cluster.Put("services", new V1Service { ApiVersion = "v1", Kind = "Service", Metadata = new V1ObjectMeta { Name = "grpc-service-8-1730" } });
        await _started[0].ConcludeAsync();
        _notes.Of(ObservationKind.LeftBehind).Select(seen => (seen.Subject, seen.JobId, seen.Reason))
            .Should().Equal([("pod grpc-job-7-1729-x2f4k", "7-1729", "running"), ("service grpc-service-8-1730", "8-1730", null)]);
    }

    [Fact]
    public async Task Reader_AsksForWhatTheManifestAllows_AndForNothingElse()
    {
        await StartAsync();
        await _started[0].ConcludeAsync();

        var allowed = from rule in Manifests.All<V1Role>().Single(role => role.Metadata.Name == "focus-load-causes").Rules
                      from resource in rule.Resources
                      from verb in rule.Verbs
                      select $"{verb} {rule.ApiGroups.Single()}/{resource}";
        _cluster.Requests.Distinct().Should().BeEquivalentTo(allowed);
    }

    [KubectlFact]
    public async Task Kubectl_ReadsTheStandIn_AsItReadsACluster()
    {
        _cluster.Put("pods", Pods.Unschedulable("7-1729"));
        _cluster.Put("jobs", Pods.Job("grpc-job-7-1729"));
        _cluster.Put("events", Pods.Warning("Pod", "grpc-job-7-1729-x2f4k", "FailedScheduling", Pods.NoGpu));

        (await KubectlAsync("get pods,jobs -o name")).Should().Be("pod/grpc-job-7-1729-x2f4k job.batch/grpc-job-7-1729");
        (await KubectlAsync("get pod grpc-job-7-1729-x2f4k -o \"jsonpath={.status.conditions[0].reason}\"")).Should().Be("Unschedulable");
        (await KubectlAsync("get events -o \"jsonpath={.items[0].reason}\"")).Should().Be("FailedScheduling");
        (await KubectlAsync("wait pod/grpc-job-7-1729-x2f4k --for=condition=PodScheduled=False --timeout=20s")).Should().EndWith("condition met", "it lists and watches");
    }

    public async Task InitializeAsync() => _cluster = await ClusterStandIn.StartAsync();

    public async Task DisposeAsync()
    {
        foreach (var diagnostics in _started)
        {
            await diagnostics.DisposeAsync().AsTask().WaitAsync(SuiteUnderTest.Bound);
        }

        await _cluster.DisposeAsync().AsTask().WaitAsync(SuiteUnderTest.Bound);
    }

    // What there is when it begins to look is not new: only then a test changes anything.
    private async Task StartAsync(int watches = 3)
    {
        _started.Add(new RunDiagnostics(
            new DiagnosticsOptions { Kubernetes = new KubernetesOptions { Namespace = ClusterStandIn.Namespace, KubeConfig = _cluster.KubeConfig } }, _notes.Add, SuiteUnderTest.RealTime));
        using var patience = new CancellationTokenSource(SuiteUnderTest.Bound, SuiteUnderTest.RealTime);
        while (_cluster.Watches < watches)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(20), SuiteUnderTest.RealTime, patience.Token);
        }
    }

    private async Task<string> KubectlAsync(string arguments)
    {
        var home = Path.GetDirectoryName(_cluster.KubeConfig)!;
        var (exitCode, output) = await Shell.RunAsync($"kubectl --cache-dir=cache {arguments}", home, new Dictionary<string, string> { ["KUBECONFIG"] = _cluster.KubeConfig }, TimeSpan.FromMinutes(1));
        exitCode.Should().Be(0, output);
        return string.Join(' ', output.Split(['\n', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
    }
}
