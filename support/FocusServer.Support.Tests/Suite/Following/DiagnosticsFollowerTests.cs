using FluentAssertions;
using FocusServer.Evidence.Causes;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Observations;
using FocusServer.Evidence.Plans;
using FocusServer.Suite.Ramps;
using FocusServer.Suite.Settings;
using FocusServer.Suite.Stopping;
using FocusServer.Suite.Targets;
using FocusServer.Support.Tests.Diagnostics.Kubernetes;
using FocusServer.Support.Tests.Load.Running;
using FocusServer.Support.Tests.Load.Secrets;
using FocusServer.Support.Tests.Load.SelfMonitoring;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Following;

/// <summary>A whole ramp on a server that has room for two jobs, with the API of a cluster beside it that tells why.</summary>
[Collection(RunsAlone.Name)]
public sealed class DiagnosticsFollowerTests : IAsyncLifetime, IDisposable
{
    private readonly string _runs = Directory.CreateTempSubdirectory("causes-").FullName;
    private readonly StopSignal _stop = new();
    private readonly List<string> _shown = [];
    private ClusterStandIn _cluster = null!;

    [Fact]
    public async Task Ramp_WithAClusterBesideIt_SaysWhyJobsWereRefused_AndThatNothingIsLeft()
    {
        var (result, record) = await RunAsync(new ClusterOfServer(_cluster));

        result.Verdict.Outcome.Should().Be(RampOutcome.Broke, result.Verdict.Sentence);
        var cause = CauseFinder.Find(record).Should().ContainSingle().Subject;
        (cause.Outcome, cause.Kind).Should().Be((CauseOutcome.Found, ObservationKind.PodUnschedulable), string.Join('\n', _shown));
        _shown.Should().Contain(line => line.StartsWith("   • ", StringComparison.Ordinal) && line.Contains("× refused: ", StringComparison.Ordinal) && line.EndsWith("insufficient nvidia.com/gpu.shared", StringComparison.Ordinal))
            .And.Contain(line => line.StartsWith("   • In the cluster: no Job, pod or service of the ", StringComparison.Ordinal))
            .And.NotContain(line => line.Contains("not affected", StringComparison.Ordinal));
        record.Observed.Should().OnlyContain(seen => seen.HappenedAt <= seen.At && seen.Observation.Moment.Year > 2020);
        _shown.SelectMany(line => new SecretHunt("cluster-t0ken").In("the report", line)).Should().BeEmpty();
        new SecretHunt("cluster-t0ken").InFiles(_runs).Should().BeEmpty();
    }

    [Fact]
    public async Task Ramp_WithAClusterThatIsForbidden_HasTheSameVerdict_AndSaysWhatWasNotMeasured()
    {
        foreach (var kind in new[] { "pods", "jobs", "events", "metrics", "services" })
        {
            _cluster.Refuse(kind, 403);
        }

        var (result, record) = await RunAsync();

        result.Verdict.Outcome.Should().Be(RampOutcome.Broke, result.Verdict.Sentence);
        CauseFinder.Find(record).Should().ContainSingle().Which.Outcome.Should().Be(CauseOutcome.Unknown);
        _shown.Should().Contain(line => line.Contains("Kubernetes: not measured: ", StringComparison.Ordinal) && line.Contains("pods: 403 Forbidden", StringComparison.Ordinal));
    }

    public async Task InitializeAsync() => _cluster = await ClusterStandIn.StartAsync();

    public Task DisposeAsync() => _cluster.DisposeAsync().AsTask().WaitAsync(SuiteUnderTest.Bound);

    public void Dispose()
    {
        _stop.Dispose();
        Directory.Delete(_runs, recursive: true);
    }

    private async Task<(RampResult Result, RunRecord Record)> RunAsync(params IRunObserver[] observers)
    {
        var settings = SuiteUnderTest.Settings with { EmulatorMaxWindows = 2, PaceGivesWay = true, Diagnostics = new DiagnosticsPlan { Namespace = ClusterStandIn.Namespace, KubeConfig = _cluster.KubeConfig } };
        await using var target = await Target.StartAsync(settings).WaitAsync(SuiteUnderTest.Bound);
        var runner = new RampRunner(target.Client, target.Time, settings, _stop, typeof(Program).Assembly) { Runs = _runs, Show = _shown.Add, Observers = observers };
        var ramp = new RampOptions { Name = "short", InitialJobs = 2, MaxJobs = 4, StepIncrement = 2, StepInterval = TimeSpan.FromSeconds(4) };
        var (result, folder) = await runner.RunAsync(ramp, RampTestBed.Production, SuiteUnderTest.Manifest("run-1", target.Client.BaseUrl) with { Pace = 10, Embedded = true }).WaitAsync(SuiteUnderTest.Bound);
        return (result, EvidenceReader.Read(folder.Path, problem => Assert.Fail(problem)));
    }

    // The pods of a job are those of its server: one runs while its job does, and one for which there is no processor is why its job is refused.
    private sealed class ClusterOfServer(ClusterStandIn cluster) : IRunObserver
    {
        public void On(RunEvent runEvent)
        {
            switch (runEvent)
            {
                case JobChanged { Job: { State: JobState.Configured, JobId: { } id } }:
                    cluster.Put("jobs", Pods.Job($"grpc-job-{id}"));
                    cluster.Put("pods", Pods.Of(id, "Running"));
                    break;
                case JobChanged { Job: { State: JobState.Refused, Job: var number } }:
                    cluster.Put("pods", Pods.Unschedulable($"{number}-{9000 + number}"));
                    break;
                case JobChanged { Job: { State: JobState.Gone, JobId: { } id } }:
                    cluster.Remove("jobs", $"grpc-job-{id}");
                    cluster.Remove("pods", $"grpc-job-{id}-x2f4k");
                    break;
            }
        }
    }
}
