using System.Net;
using System.Text.RegularExpressions;
using FluentAssertions;
using FocusServer.Evidence.Judging;
using FocusServer.Load.Telemetry;
using FocusServer.Support.Tests.Emulator;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Telemetry;

/// <summary>The page that Prometheus reads, read while a ramp runs and once more at its end.</summary>
public sealed partial class PrometheusTests : IDisposable
{
    private readonly string _runs = Directory.CreateTempSubdirectory("prometheus-").FullName;
    private readonly int _port = FreePorts.FindBlock(1);
    private readonly HttpClient _http = new();

    public void Dispose()
    {
        _http.Dispose();
        SuiteUnderTest.DeleteRuns(_runs);
    }

    [SkippableFact]
    public async Task Page_ReadDuringARun_HasTheMetricsOfTheTable_AsPrometheusTakesThem()
    {
        Promtool.SkipIfAbsent();
        await using var server = await SuiteUnderTest.StartServerAsync(room: 3).WaitAsync(SuiteUnderTest.Bound);
        List<string> pages = [];

        var (_, record, output) = await TelemetryProgram.RunWithAsync(
            server.BaseUrl, _runs, new() { ["FOCUS_Prometheus__Port"] = $"{_port}" }, () => ReadUntilTheEndAsync(pages));

        var result = record.Result!;
        pages.Should().NotBeEmpty(output);
        var last = pages[^1];
        last.Should().MatchRegex($@"(?m)^focus_ramp_verdict\{{.*focus_verdict=""{TelemetryNames.For(result.Verdict.Outcome)}"".*\}} 1$", "the last figures are waited for, where somebody reads");
        last.Should().MatchRegex($@"(?m)^focus_probe_duration_seconds_count\{{.*\}} {result.ApiResponse.Count}$");
        NamesIn(last).Should().BeEquivalentTo(DocumentedMetric.All.Select(metric => metric.InPrometheus).Except(["focus_probe_failures_total"]), "no probe failed");
        var (exitCode, said) = await Promtool.RunAsync(["check", "metrics"], last);
        exitCode.Should().Be(0, said);
        output.Should().NotContain("dashboards");
    }

    [Fact]
    public async Task Run_WhosePortIsTaken_IsTheSame_AndSaysSo()
    {
        await using var server = await SuiteUnderTest.StartServerAsync(room: 3).WaitAsync(SuiteUnderTest.Bound);
        using var other = new System.Net.Sockets.TcpListener(IPAddress.Loopback, _port);
        other.Start();

        var (_, record, output) = await TelemetryProgram.RunWithAsync(server.BaseUrl, _runs, new() { ["FOCUS_Prometheus__Port"] = $"{_port}" }, jobs: 2);

        record.Finished.Should().BeTrue(output);
        output.Should().Contain($"⚠️  The export for dashboards failed: Failed to bind to address http://127.0.0.1:{_port}: address already in use. The ramp is not affected.");
    }

    // As Prometheus reads it, only more often.
    private async Task ReadUntilTheEndAsync(List<string> pages)
    {
        using var patience = new CancellationTokenSource(SuiteUnderTest.Bound, SuiteUnderTest.RealTime);
        while (true)
        {
            try
            {
                pages.Add(await _http.GetStringAsync($"http://127.0.0.1:{_port}/metrics", patience.Token));
            }
            catch (HttpRequestException) when (pages.Count == 0)
            {
                // The ramp has not begun.
            }
            catch (HttpRequestException)
            {
                return;
            }

            await Task.Delay(TimeSpan.FromMilliseconds(500), SuiteUnderTest.RealTime, patience.Token);
        }
    }

    private static IEnumerable<string> NamesIn(string page) => Type().Matches(page).Select(match => match.Groups[1].Value).Where(name => name.StartsWith("focus_", StringComparison.Ordinal));

    [GeneratedRegex(@"(?m)^# TYPE (\S+) ")]
    private static partial Regex Type();
}
