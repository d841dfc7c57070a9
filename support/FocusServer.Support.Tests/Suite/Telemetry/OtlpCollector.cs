using System.Collections.Concurrent;
using System.Net;
using FocusServer.Support.Tests.Suite.Telemetry.Otlp;
using Google.Protobuf;
using Grpc.Core;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace FocusServer.Support.Tests.Suite.Telemetry;

/// <summary>A real collector of the OpenTelemetry protocol, over gRPC and over HTTP, that keeps what it gets.</summary>
internal sealed class OtlpCollector : IAsyncDisposable
{
    public const string Grpc = "grpc";
    public const string Http = "http/protobuf";

    private readonly WebApplication _application;

    private OtlpCollector(WebApplication application) => _application = application;

    /// <summary>Every export of metrics, in order.</summary>
    public ConcurrentQueue<ResourceMetrics> Metrics { get; } = [];

    public ConcurrentQueue<Span> Spans { get; } = [];

    /// <summary>The headers of the last export.</summary>
    public Dictionary<string, string> Headers { get; private set; } = [];

    /// <summary>The attributes of the resource of the last export of metrics.</summary>
    public Dictionary<string, string> Resource => Metrics.Last().Resource.Attributes.ToDictionary(attribute => attribute.Key, attribute => attribute.Value.StringValue);

    public static async Task<OtlpCollector> StartAsync()
    {
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.Services.AddGrpc();
        OtlpCollector? collector = null;
        builder.Services.AddSingleton(_ => new MetricsReceiver(collector!));
        builder.Services.AddSingleton(_ => new TraceReceiver(collector!));
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http2);
            kestrel.Listen(IPAddress.Loopback, 0, listen => listen.Protocols = HttpProtocols.Http1);
        });
        collector = new OtlpCollector(builder.Build());
        collector.Map();
        await collector._application.StartAsync();
        return collector;
    }

    /// <summary>Its address for a protocol.</summary>
    public string UrlFor(string protocol) => protocol == Grpc ? _application.Urls.First() : _application.Urls.Last();

    /// <summary>The last state of a metric: its points, by the values of their attributes.</summary>
    public IReadOnlyDictionary<string, double> Last(string name, string attribute) =>
        Points(All(name).Last()).ToDictionary(point => ValueOf(point.Attributes, attribute), Value);

    /// <summary>Every value that a metric had, in the exports that came.</summary>
    public IEnumerable<double> Values(string name) => All(name).SelectMany(Points).Select(Value);

    /// <summary>The last state of a histogram.</summary>
    public HistogramDataPoint Histogram(string name) => All(name).Last().Histogram.DataPoints.Single();

    /// <summary>The names of the attributes that the points of each metric have.</summary>
    public Dictionary<string, IEnumerable<string>> AttributesByMetric => Everything.GroupBy(metric => metric.Name).ToDictionary(
        metric => metric.Key,
        metric => metric.SelectMany(state => state.Histogram?.DataPoints.SelectMany(point => point.Attributes) ?? Points(state).SelectMany(point => point.Attributes)).Select(attribute => attribute.Key).Distinct());

    private IEnumerable<Metric> Everything => Metrics.SelectMany(export => export.ScopeMetrics).SelectMany(scope => scope.Metrics);

    private IEnumerable<Metric> All(string name) => Everything.Where(metric => metric.Name == name);

    public static string ValueOf(IEnumerable<KeyValue> attributes, string name) =>
        attributes.FirstOrDefault(attribute => attribute.Key == name)?.Value is { } value ? value.HasStringValue ? value.StringValue : $"{value.IntValue}" : "";

    public ValueTask DisposeAsync() => _application.DisposeAsync();

    private static IEnumerable<NumberDataPoint> Points(Metric metric) => (metric.Gauge ?? metric.Sum).DataPoints;

    private static double Value(NumberDataPoint point) => point.AsInt != 0 ? point.AsInt : point.AsDouble;

    private void Map()
    {
        _application.MapGrpcService<MetricsReceiver>();
        _application.MapGrpcService<TraceReceiver>();
        _application.MapPost("/v1/metrics", context => TakeAsync(context, ExportMetricsServiceRequest.Parser, Take));
        _application.MapPost("/v1/traces", context => TakeAsync(context, ExportTraceServiceRequest.Parser, Take));
    }

    private async Task TakeAsync<T>(HttpContext context, MessageParser<T> parser, Action<T> take)
        where T : IMessage<T>
    {
        using var body = new MemoryStream();
        await context.Request.Body.CopyToAsync(body);
        body.Position = 0;
        Note(context.Request.Headers);
        take(parser.ParseFrom(body));
        context.Response.ContentType = "application/x-protobuf";
    }

    private void Note(IHeaderDictionary headers) => Headers = headers.ToDictionary(header => header.Key, header => header.Value.ToString(), StringComparer.OrdinalIgnoreCase);

    private void Take(ExportMetricsServiceRequest request) => request.ResourceMetrics.ToList().ForEach(Metrics.Enqueue);

    private void Take(ExportTraceServiceRequest request) => request.ResourceSpans.SelectMany(resource => resource.ScopeSpans).SelectMany(scope => scope.Spans).ToList().ForEach(Spans.Enqueue);

    private sealed class MetricsReceiver(OtlpCollector collector) : MetricsService.MetricsServiceBase
    {
        public override Task<ExportMetricsServiceResponse> Export(ExportMetricsServiceRequest request, ServerCallContext context)
        {
            collector.Note(context.GetHttpContext().Request.Headers);
            collector.Take(request);
            return Task.FromResult(new ExportMetricsServiceResponse());
        }
    }

    private sealed class TraceReceiver(OtlpCollector collector) : TraceService.TraceServiceBase
    {
        public override Task<ExportTraceServiceResponse> Export(ExportTraceServiceRequest request, ServerCallContext context)
        {
            collector.Take(request);
            return Task.FromResult(new ExportTraceServiceResponse());
        }
    }
}
