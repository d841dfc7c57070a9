using FluentAssertions;
using FocusServer.Emulator;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Load.Telemetry;
using FocusServer.Support.Tests.Load.SelfMonitoring;
using FocusServer.Support.Tests.Suite.Telemetry.Otlp;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Telemetry;

/// <summary>A ramp on a server without room for its last job, its traces at a collector, and its requests at the server. Those of other servers would be noted as well, so it runs alone.</summary>
[Collection(RunsAlone.Name)]
public sealed class TracesTests : IAsyncLifetime, IDisposable
{
    private readonly string _runs = Directory.CreateTempSubdirectory("traces-").FullName;
    private readonly ServedRequests _served = new();
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

    public void Dispose()
    {
        _served.Dispose();
        SuiteUnderTest.DeleteRuns(_runs);
    }

    [Fact]
    public async Task Traces_OfARun_AreOneWithASpanForEachStepAndJob_AndReachTheServer()
    {
        var (events, record, output) = await RunAsync(new() { ["OTEL_EXPORTER_OTLP_ENDPOINT"] = _collector.UrlFor(OtlpCollector.Grpc), ["OTEL_METRICS_EXPORTER"] = "none" });

        var (spans, result) = (_collector.Spans.ToList(), record.Result!);
        _collector.Metrics.Should().BeEmpty();
        var root = spans.Should().ContainSingle(span => span.ParentSpanId.IsEmpty, output).Subject;
        root.Name.Should().Be("ramp short");
        OtlpCollector.ValueOf(root.Attributes, TelemetryNames.Verdict).Should().Be(TelemetryNames.For(result.Verdict.Outcome));
        OtlpCollector.ValueOf(root.Attributes, TelemetryNames.SuiteStatus).Should().Be(TelemetryNames.StatusOf(result.Verdict));
        spans.Should().OnlyContain(span => span.TraceId.Equals(root.TraceId));
        var steps = spans.Where(span => span.ParentSpanId.Equals(root.SpanId)).ToList();
        steps.Select(step => OtlpCollector.ValueOf(step.Attributes, TelemetryNames.Case)).Should().Equal("step 1", "step 2");
        steps.Select(step => OtlpCollector.ValueOf(step.Attributes, TelemetryNames.CaseStatus)).Should().Equal(result.Steps.Select(TelemetryNames.StatusOf));
        ShouldBeTheJobsOf(events, spans.Where(span => span.Name == "job").ToList(), steps);
        ShouldHaveReachedTheServer(spans, root.TraceId.ToByteArray());
    }

    [Fact]
    public async Task Run_ThatSendsNothing_LoadsNothingOfIt_AndSendsNoHeader()
    {
        var (_, _, output) = await RunAsync([], jobs: 2);

        output.Split(Environment.NewLine).Should().Contain(TelemetryProgram.Loaded, output);
        _served.All.Should().Contain(served => served.Request == "POST /configure").And.OnlyContain(served => served.TraceParent.Length == 0);
    }

    private Task<(IReadOnlyList<RunEvent> Events, RunRecord Record, string Output)> RunAsync(Dictionary<string, string> variables, int jobs = 4) =>
        TelemetryProgram.RunWithAsync(_server.BaseUrl, _runs, variables, jobs: jobs);

    private static void ShouldBeTheJobsOf(IReadOnlyList<RunEvent> events, List<Span> jobs, List<Span> steps)
    {
        var changes = events.OfType<JobChanged>().Select(changed => changed.Job).GroupBy(job => job.Job).ToDictionary(job => $"{job.Key}", job => job.Select(change => TelemetryNames.For(change.State)));
        jobs.Should().OnlyContain(job => steps.Any(step => step.SpanId.Equals(job.ParentSpanId)));
        jobs.ToDictionary(job => OtlpCollector.ValueOf(job.Attributes, "focus.job.number"), job => job.Events.Select(change => change.Name)).Should().BeEquivalentTo(changes, options => options.WithStrictOrdering());
    }

    // The REST requests of a job, from its first to its last, and its streams.
    private void ShouldHaveReachedTheServer(List<Span> spans, byte[] traceId)
    {
        var trace = Convert.ToHexStringLower(traceId);
        var jobs = spans.Where(span => span.Name == "job").ToDictionary(job => $"00-{trace}-{Convert.ToHexStringLower(job.SpanId.ToByteArray())}-01");
        var steps = spans.Where(span => span.Name.StartsWith("step", StringComparison.Ordinal)).Select(step => $"00-{trace}-{Convert.ToHexStringLower(step.SpanId.ToByteArray())}-01").ToList();
        var ofJobs = _served.All.Where(served => jobs.ContainsKey(served.TraceParent)).ToLookup(served => served.TraceParent, served => served.Request);

        _served.All.Where(served => served.Request == "POST /configure").Select(served => served.TraceParent).Should().BeEquivalentTo(jobs.Keys, "each job is asked for once");
        foreach (var (parent, job) in jobs.Where(job => OtlpCollector.ValueOf(job.Value.Attributes, "focus.job.id").Length > 0))
        {
            var id = OtlpCollector.ValueOf(job.Attributes, "focus.job.id");
            ofJobs[parent].Should().Contain([$"DELETE /job/{id}", $"GET /metadata/{id}"]);
            ofJobs[parent].Where(request => request.EndsWith("/StreamData", StringComparison.Ordinal)).Should().HaveCount(3, "that many streams has a light job");
        }

        _served.All.Should().Contain(served => served.Request == "GET /channels" && steps.Contains(served.TraceParent), "health probes belong to their step");
        _served.All.Where(served => served.Request.Contains("/job/", StringComparison.Ordinal) || served.Request.Contains("/metadata/", StringComparison.Ordinal)).Should().OnlyContain(served => jobs.ContainsKey(served.TraceParent));
    }
}
