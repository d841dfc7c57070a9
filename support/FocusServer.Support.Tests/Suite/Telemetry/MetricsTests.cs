using FluentAssertions;
using FocusServer.Emulator;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Load.Telemetry;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Telemetry;

/// <summary>A ramp on a server without room for its last job, and its metrics at a collector: they say what the evidence says.</summary>
public sealed class MetricsTests : IAsyncLifetime, IDisposable
{
    private readonly string _runs = Directory.CreateTempSubdirectory("metrics-").FullName;
    private OtlpCollector _collector = null!;
    private FocusServerEmulator _server = null!;

    public async Task InitializeAsync()
    {
        _collector = await OtlpCollector.StartAsync().WaitAsync(SuiteUnderTest.Bound);
        _server = await SuiteUnderTest.StartServerAsync(room: 3).WaitAsync(SuiteUnderTest.Bound);
    }

    public async Task DisposeAsync()
    {
        await _server.DisposeAsync();
        await _collector.DisposeAsync();
    }

    public void Dispose() => SuiteUnderTest.DeleteRuns(_runs);

    [Theory]
    [InlineData(OtlpCollector.Grpc)]
    [InlineData(OtlpCollector.Http)]
    public async Task Metrics_OfARun_AreWhatItsEvidenceSays(string protocol)
    {
        var (events, record, output) = await RunAsync(new()
        {
            ["OTEL_EXPORTER_OTLP_PROTOCOL"] = protocol,
            ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.UrlFor(protocol),
            ["OTEL_EXPORTER_OTLP_HEADERS"] = "x-key=abc",
            ["OTEL_METRIC_EXPORT_INTERVAL"] = "300",
            ["OTEL_RESOURCE_ATTRIBUTES"] = "team=optics",
            ["OTEL_TRACES_EXPORTER"] = "none",
        });

        var result = record.Result!;
        record.Finished.Should().BeTrue(output);
        _collector.Headers["x-key"].Should().Be("abc");
        _collector.Resource.Should().Contain([new("service.instance.id", "run-1"), new("service.name", "focus-server-load-test"), new("team", "optics"), new("deployment.environment.name", "staging")]);
        ShouldHaveTheJobsOf(events);
        ShouldHaveTheHoldsOf(result);
        ShouldHaveTheObservationsOf(result);
        _collector.AttributesByMetric.Should().BeEquivalentTo(
            DocumentedMetric.All.Where(metric => metric.Name != "focus.probe.failures").ToDictionary(metric => metric.Name, metric => metric.Attributes), "the table says so, and no probe failed");
        output.Should().NotContain("dashboards");
    }

    [Fact]
    public async Task Run_WhoseCollectorIsNotThere_IsTheSame_AndSaysSo()
    {
        var (_, record, output) = await RunAsync(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:9", ["OTEL_METRIC_EXPORT_INTERVAL"] = "500" }, jobs: 2);

        record.Finished.Should().BeTrue(output);
        output.Should().MatchRegex(@"⚠️  The export for dashboards failed: some of what it sent did not arrive: .+http://127\.0\.0\.1:9.+Connection refused.+\. The ramp is not affected\.");
    }

    private Task<(IReadOnlyList<RunEvent> Events, RunRecord Record, string Output)> RunAsync(Dictionary<string, string> variables, int jobs = 4) =>
        TelemetryProgram.RunWithAsync(_server.BaseUrl, _runs, variables, jobs: jobs);

    private void ShouldHaveTheJobsOf(IReadOnlyList<RunEvent> events)
    {
        var changes = events.OfType<JobChanged>().Select(changed => changed.Job).ToList();
        var replaced = changes.Select(job => job.Replaces).OfType<int>().ToHashSet();
        var ends = changes.GroupBy(job => job.Job).Where(job => !replaced.Contains(job.Key)).Select(job => TelemetryNames.For(job.Last().State)).ToList();

        _collector.Last("focus.job.transitions", TelemetryNames.JobState).Should().BeEquivalentTo(
            changes.GroupBy(job => TelemetryNames.For(job.State)).ToDictionary(state => state.Key, state => (double)state.Count()));
        _collector.Last("focus.jobs", TelemetryNames.JobState).Where(state => state.Value != 0).Should().BeEquivalentTo(
            ends.GroupBy(state => state).ToDictionary(state => state.Key, state => (double)state.Count()));
        replaced.Should().NotBeEmpty("the ramp asks once more for what was refused");
    }

    private void ShouldHaveTheHoldsOf(RampResult result)
    {
        _collector.Last("focus.ramp.verdict", TelemetryNames.Verdict).Should().Equal(new Dictionary<string, double> { [TelemetryNames.For(result.Verdict.Outcome)] = 1 });
        _collector.Last("focus.ramp.verdict", TelemetryNames.SuiteStatus).Should().ContainKey(TelemetryNames.StatusOf(result.Verdict));
        _collector.Last("focus.step.holds", TelemetryNames.CaseStatus).Should().BeEquivalentTo(
            result.Holds.GroupBy(TelemetryNames.StatusOf).ToDictionary(status => status.Key, status => (double)status.Count()));
        _collector.Values("focus.ramp.level").Should().Contain([2, 4]).And.EndWith(0);
        _collector.Values("focus.ramp.pace").Should().OnlyContain(pace => pace == 1);
        _collector.Values("focus.ramp.active").Should().ContainInOrder(1, 0).And.EndWith(0);
        _collector.Values("focus.step.success.ratio").Last().Should().Be(result.Holds[^1].SuccessRate.Percent / 100);
        _collector.Values("focus.limit.success.ratio").Last().Should().Be(0.85);
        _collector.Values("focus.step.api_response").Last().Should().BeApproximately(result.Holds[^1].Probes.Response.Max!.Value.TotalSeconds, 1e-6);
        var watched = result.Holds[^1].Generator!;
        _collector.Last("focus.generator.overload.ratio", TelemetryNames.Generator)["coordinator"].Should().BeApproximately(watched.Suspect / watched.Watched, 1e-6);
    }

    private void ShouldHaveTheObservationsOf(RampResult result)
    {
        Seconds("focus.probe.duration", result.ApiResponse.Count, result.ApiResponse.Max);
        Seconds("focus.job.first_row.duration", result.Streams.FirstRow.Count, result.Streams.FirstRow.Max);
        Seconds("focus.stream.gap.duration", result.Streams.Gaps.Count, result.Streams.Gaps.Max);
        _collector.Values("focus.stream.rows").Last().Should().Be(result.Streams.Rows);
        _collector.Values("focus.stream.io").Last().Should().Be(result.Streams.Bytes);

        void Seconds(string name, long count, TimeSpan? max)
        {
            var histogram = _collector.Histogram(name);
            histogram.Count.Should().Be((ulong)count, name).And.BeGreaterThan(0);
            histogram.BucketCounts.Aggregate(0UL, (sum, bucket) => sum + bucket).Should().Be(histogram.Count);
            histogram.Max.Should().BeApproximately(max!.Value.TotalSeconds, 1e-6, name);
        }
    }
}
