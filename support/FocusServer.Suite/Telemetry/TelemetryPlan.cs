using System.Net;

namespace FocusServer.Suite.Telemetry;

/// <summary>The destinations of a run's metrics and traces.</summary>
/// <param name="Metrics">True if metrics are sent by OTLP.</param>
/// <param name="Traces">True if traces are sent by OTLP.</param>
/// <param name="Prometheus">The address at which Prometheus reads the metrics; null for none.</param>
/// <param name="Pipeline">The attributes of the CI pipeline that the run belongs to, by the semantic conventions; empty when it belongs to none.</param>
public sealed record TelemetryPlan(bool Metrics, bool Traces, IPEndPoint? Prometheus, IReadOnlyDictionary<string, object> Pipeline);
