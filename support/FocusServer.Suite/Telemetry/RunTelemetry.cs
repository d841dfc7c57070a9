using FocusServer.Evidence.Events;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Telemetry;
using OpenTelemetry;
using OpenTelemetry.Metrics;
using OpenTelemetry.Resources;
using OpenTelemetry.Trace;

namespace FocusServer.Suite.Telemetry;

/// <summary>
/// Sends the metrics and traces of a run where the plan says, by OpenTelemetry. The only type that knows its SDK, besides what it is made of: a run that
/// sends none loads none of it.
/// </summary>
internal sealed class RunTelemetry : IAsyncDisposable
{
    // A ramp may be over in seconds; the SDK's own interval is a minute. OTEL_METRIC_EXPORT_INTERVAL wins.
    private const int IntervalMs = 5000;

    // The spans of all jobs end together, with the cleanup.
    private const int MostSpansWaiting = 16_384;

    private readonly TelemetryPlan _plan;
    private readonly RunMetrics _metrics = new();
    private readonly ExportTrouble _trouble = new();
    private readonly MeterProvider _meters;
    private readonly TracerProvider? _tracers;
    private ScrapeEndpoint? _endpoint;

    /// <summary>Begins to listen at once, so that nothing of the run is missed. The variables <c>OTEL_…</c> hold.</summary>
    public RunTelemetry(TelemetryPlan plan, RunManifest manifest)
    {
        _plan = plan;
        var resource = Describe(plan, manifest);
        _meters = BuildMeters(plan, resource);
        _tracers = plan.Traces
            ? Sdk.CreateTracerProviderBuilder()
                .SetResourceBuilder(resource)
                .AddSource(RunTraces.SourceName)
                .AddOtlpExporter(exporter => exporter.BatchExportProcessorOptions.MaxQueueSize = Math.Max(MostSpansWaiting, exporter.BatchExportProcessorOptions.MaxQueueSize))
                .Build()
            : null;
    }

    /// <summary>Takes note of an event.</summary>
    /// <exception cref="IOException">The port for Prometheus is not free, or, when the run is over, something did not arrive.</exception>
    public async ValueTask OnAsync(RunEvent runEvent)
    {
        _metrics.On(runEvent);
        if (_plan.Prometheus is { } at)
        {
            _endpoint ??= await ScrapeEndpoint.StartAsync(at, _meters);
        }

        if (runEvent is RunFinished && _plan.Metrics)
        {
            await Task.Run(() => _meters.ForceFlush());
            ThrowIfLost();
        }
    }

    /// <summary>Sends what is left.</summary>
    /// <exception cref="IOException">Something did not arrive.</exception>
    public async ValueTask DisposeAsync()
    {
        // They block.
        await Task.WhenAll(Task.Run(() => _tracers?.Dispose()), EndMetricsAsync());
        _metrics.Dispose();
        _trouble.Dispose();
        ThrowIfLost();
    }

    private void ThrowIfLost()
    {
        if (_trouble.Sentence is { } trouble)
        {
            throw new IOException(trouble);
        }
    }

    private async Task EndMetricsAsync()
    {
        await (_endpoint?.DisposeAsync() ?? ValueTask.CompletedTask);
        await Task.Run(_meters.Dispose);
    }

    private static MeterProvider BuildMeters(TelemetryPlan plan, ResourceBuilder resource)
    {
        var meters = Sdk.CreateMeterProviderBuilder().SetResourceBuilder(resource).AddMeter(LoadMetrics.MeterName, RunMetrics.MeterName);
        if (plan.Metrics)
        {
            meters.AddOtlpExporter((_, reader) => reader.PeriodicExportingMetricReaderOptions.ExportIntervalMilliseconds ??= IntervalMs);
        }

        if (plan.Prometheus is not null)
        {
            meters.AddPrometheusExporter();
        }

        return meters.Build();
    }

    // The variables come last, and so win.
    private static ResourceBuilder Describe(TelemetryPlan plan, RunManifest manifest)
    {
        Dictionary<string, object> run = new(plan.Pipeline)
        {
            ["service.instance.id"] = manifest.RunId,
            ["deployment.environment.name"] = manifest.Environment,
        };
        if (manifest.Commit is { } commit)
        {
            run["vcs.ref.head.revision"] = commit;
        }

        return ResourceBuilder.CreateEmpty()
            .AddService("focus-server-load-test", autoGenerateServiceInstanceId: false)
            .AddAttributes(run)
            .AddTelemetrySdk()
            .AddEnvironmentVariableDetector();
    }
}
