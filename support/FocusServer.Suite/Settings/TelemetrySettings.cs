using System.Net;
using FocusServer.Suite.Telemetry;

namespace FocusServer.Suite.Settings;

/// <summary>
/// Reads where metrics and traces go: by OTLP where the variables of OpenTelemetry say, which its SDK reads again by itself, and to Prometheus.
/// </summary>
internal static class TelemetrySettings
{
    private const string Endpoint = "OTEL_EXPORTER_OTLP_ENDPOINT";
    private const string Protocol = "OTEL_EXPORTER_OTLP_PROTOCOL";
    private const string Port = "Prometheus:Port";
    private const string Address = "Prometheus:Address";

    private static readonly string[] _protocols = ["grpc", "http/protobuf"];

    /// <summary>The plan; null when nothing is to be sent.</summary>
    /// <param name="reader">The settings.</param>
    /// <param name="variable">The value of an environment variable that other programs know, too; null when it is not set.</param>
    public static TelemetryPlan? Read(SettingsReader reader, Func<string, string?> variable)
    {
        var prometheus = ReadPrometheus(reader);
        var endpoint = Get(Endpoint, url => Uri.TryCreate(url, UriKind.Absolute, out var parsed) && parsed.Scheme is "http" or "https", "a URL that begins with http:// or https://");
        Get(Protocol, _protocols.Contains, string.Join(" or ", _protocols));
        var isOn = endpoint is not null && !string.Equals(variable("OTEL_SDK_DISABLED"), "true", StringComparison.OrdinalIgnoreCase);
        var (metrics, traces) = (isOn && IsOtlp("OTEL_METRICS_EXPORTER"), isOn && IsOtlp("OTEL_TRACES_EXPORTER"));
        return metrics || traces || prometheus is not null ? new TelemetryPlan(metrics, traces, prometheus, ReadPipeline(variable)) : null;

        string? Get(string name, Func<string, bool> isAllowed, string allowed)
        {
            var value = variable(name) is { Length: > 0 } set ? set : null;
            if (value is not null && !isAllowed(value))
            {
                reader.Mistake($"{name} = {value}: {allowed}");
            }

            return value;
        }

        bool IsOtlp(string exporter) => variable(exporter) is null or "" or "otlp";
    }

    private static IPEndPoint? ReadPrometheus(SettingsReader reader)
    {
        var address = reader.Text(Address, text => IPAddress.TryParse(text, out _), "an IP address");
        return reader.Text(Port) is null
            ? null
            : new IPEndPoint(address is null ? IPAddress.Loopback : IPAddress.Parse(address), reader.Int(Port, fallback: 9464, min: 1, max: 65_535));
    }

    private static Dictionary<string, object> ReadPipeline(Func<string, string?> variable)
    {
        Dictionary<string, object> pipeline = [];
        if (variable("GITHUB_RUN_ID") is { } run)
        {
            pipeline["cicd.pipeline.run.id"] = run;
            pipeline["cicd.pipeline.run.url.full"] = $"{variable("GITHUB_SERVER_URL")}/{variable("GITHUB_REPOSITORY")}/actions/runs/{run}";
            pipeline["cicd.pipeline.name"] = variable("GITHUB_WORKFLOW") ?? "";
        }

        return pipeline;
    }
}
