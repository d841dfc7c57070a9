using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using System.Text.Json;
using System.Text.RegularExpressions;
using FluentAssertions;
using FocusServer.Load.Telemetry;
using FocusServer.Suite.Telemetry;
using FocusServer.Support.Tests.Workflows;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Telemetry;

/// <summary>The table of metrics, the dashboard and the alert rules, each held against the code.</summary>
public partial class DashboardsTests
{
    private const string Folder = "support/docs/dashboards";

    [Fact]
    public void Table_HasEveryMetricOfTheCode_AndNoOther()
    {
        var published = new HashSet<(string, string, string)>();
        using var listener = new MeterListener
        {
            InstrumentPublished = (instrument, _) =>
            {
                if (instrument.Meter.Name is LoadMetrics.MeterName or RunMetrics.MeterName)
                {
                    published.Add((instrument.Name, KindOf(instrument), instrument.Unit ?? ""));
                }
            },
        };
        RuntimeHelpers.RunClassConstructor(typeof(LoadMetrics).TypeHandle);
        listener.Start();
        using var metrics = new RunMetrics();

        DocumentedMetric.All.Select(metric => (metric.Name, metric.Kind, metric.Unit)).Should().BeEquivalentTo(published);

        static string KindOf(Instrument instrument) => instrument.GetType().Name.Split('`')[0] switch
        {
            "UpDownCounter" => "up-down counter",
            var kind => kind.ToLowerInvariant(),
        };
    }

    [Fact]
    public void Dashboard_AsksOnlyForMetricsOfTheTable()
    {
        using var dashboard = JsonDocument.Parse(RepositoryFiles.Text($"{Folder}/focus-server.json"));
        var asked = Texts(dashboard.RootElement).SelectMany(NamesIn).ToHashSet();

        asked.Should().NotBeEmpty().And.BeSubsetOf(NamesInPrometheus());
        asked.Should().Contain(["focus_jobs", "focus_ramp_level", "focus_ramp_active", "focus_ramp_verdict"], "it shows the ramp, and marks runs");
    }

    [Fact]
    public void Dashboard_MarksRunsAndVerdicts()
    {
        using var dashboard = JsonDocument.Parse(RepositoryFiles.Text($"{Folder}/focus-server.json"));

        dashboard.RootElement.GetProperty("annotations").GetProperty("list").EnumerateArray().Select(mark => mark.GetProperty("expr").GetString())
            .Should().Contain([@"focus_ramp_active{instance=~""$run""} == 1", @"last_over_time(focus_ramp_verdict{instance=~""$run""}[10s])"]);
    }

    [Fact]
    public void Rules_AskOnlyForMetricsOfTheTable() =>
        NamesIn(RepositoryFiles.Text($"{Folder}/alerts.yml")).Should().NotBeEmpty().And.BeSubsetOf(NamesInPrometheus());

    [SkippableFact]
    public async Task Rules_AreThoseOfPrometheus_AndFireWhenTheyShould()
    {
        Promtool.SkipIfAbsent();
        var (checkedRules, check) = await Promtool.RunAsync(["check", "rules", RepositoryFiles.FullPath($"{Folder}/alerts.yml")]);
        var (tested, test) = await Promtool.RunAsync(["test", "rules", RepositoryFiles.FullPath($"{Folder}/alerts.test.yml")]);

        checkedRules.Should().Be(0, check);
        check.Should().Contain("SUCCESS: 3 rules found");
        tested.Should().Be(0, test);
    }

    private static IEnumerable<string> NamesInPrometheus() => DocumentedMetric.All.SelectMany(metric => metric.Kind == "histogram"
        ? new[] { "_bucket", "_count", "_sum" }.Select(end => metric.InPrometheus + end)
        : [metric.InPrometheus]);

    private static IEnumerable<string> NamesIn(string text) => Metric().Matches(text).Select(match => match.Value);

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.Object => element.EnumerateObject().Where(property => property.Value.ValueKind != JsonValueKind.String || property.Name is "expr" or "query").SelectMany(property => Texts(property.Value)),
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.String => [element.GetString()!],
        _ => [],
    };

    // Not the labels, which stand in braces or after "by".
    [GeneratedRegex(@"\bfocus_(?!verdict|job_state|generator_name)\w+")]
    private static partial Regex Metric();
}
