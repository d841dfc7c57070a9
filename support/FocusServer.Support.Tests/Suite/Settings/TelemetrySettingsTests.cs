using System.Net;
using FluentAssertions;
using FocusServer.Suite.Settings;
using FocusServer.Suite.Telemetry;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Settings;

/// <summary>The destinations of metrics and traces, by the variables that every program of OpenTelemetry knows, and by the suite's own.</summary>
public class TelemetrySettingsTests
{
    private readonly Dictionary<string, string?> _settings = [];
    private readonly Dictionary<string, string> _variables = [];

    [Fact]
    public void Telemetry_WhereNothingIsSet_IsNone() => Read().Plan.Should().BeNull();

    [Fact]
    public void Telemetry_WithAnEndpoint_SendsBothSignals()
    {
        _variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:4317";

        Read().Plan.Should().BeEquivalentTo(new { Metrics = true, Traces = true, Prometheus = (IPEndPoint?)null });
    }

    [Theory]
    [InlineData("OTEL_TRACES_EXPORTER", "none", true)]
    [InlineData("OTEL_METRICS_EXPORTER", "console", false)]
    [InlineData("OTEL_METRICS_EXPORTER", "otlp", true)]
    public void Telemetry_WhoseExporterIsAnother_DoesNotSendThatSignal(string variable, string exporter, bool metrics)
    {
        _variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:4317";
        _variables[variable] = exporter;

        Read().Plan!.Metrics.Should().Be(metrics);
    }

    [Fact]
    public void Telemetry_ThatIsDisabled_IsNone()
    {
        _variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = "http://127.0.0.1:4317";
        _variables["OTEL_SDK_DISABLED"] = "TRUE";

        Read().Plan.Should().BeNull();
    }

    [Theory]
    [InlineData(null, "127.0.0.1:9464")]
    [InlineData("0.0.0.0", "0.0.0.0:9464")]
    public void Prometheus_ReadsOnLoopback_UnlessToldOtherwise(string? address, string at)
    {
        _settings["Prometheus:Port"] = "9464";
        _settings["Prometheus:Address"] = address;

        Read().Plan!.Prometheus.Should().Be(IPEndPoint.Parse(at));
    }

    [Fact]
    public void Mistakes_NameVariableValueAndWhatIsAllowed()
    {
        _variables["OTEL_EXPORTER_OTLP_ENDPOINT"] = "collector:4317";
        _variables["OTEL_EXPORTER_OTLP_PROTOCOL"] = "http/json";
        _settings["Prometheus:Port"] = "70000";
        _settings["Prometheus:Address"] = "everywhere";

        Read().Mistakes.Should().BeEquivalentTo(
            "OTEL_EXPORTER_OTLP_ENDPOINT = collector:4317: a URL that begins with http:// or https://",
            "OTEL_EXPORTER_OTLP_PROTOCOL = http/json: grpc or http/protobuf",
            "FOCUS_Prometheus__Port = 70000: a whole number, from 1 to 65535",
            "FOCUS_Prometheus__Address = everywhere: an IP address");
    }

    [Fact]
    public void Telemetry_InAPipeline_NamesIt()
    {
        _settings["Prometheus:Port"] = "9464";
        _variables["GITHUB_RUN_ID"] = "77";
        _variables["GITHUB_WORKFLOW"] = "Nightly";
        _variables["GITHUB_SERVER_URL"] = "https://code.example";
        _variables["GITHUB_REPOSITORY"] = "o/r";

        Read().Plan!.Pipeline.Should().Equal(new Dictionary<string, object>
        {
            ["cicd.pipeline.run.id"] = "77",
            ["cicd.pipeline.run.url.full"] = "https://code.example/o/r/actions/runs/77",
            ["cicd.pipeline.name"] = "Nightly",
        });
    }

    private (TelemetryPlan? Plan, IReadOnlyList<string> Mistakes) Read()
    {
        var reader = new SettingsReader(new ConfigurationBuilder().AddInMemoryCollection(_settings).Build());
        return (TelemetrySettings.Read(reader, _variables.GetValueOrDefault), reader.Mistakes);
    }
}
