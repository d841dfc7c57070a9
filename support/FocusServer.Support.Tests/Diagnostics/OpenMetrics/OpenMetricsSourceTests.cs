using FluentAssertions;
using FocusServer.Diagnostics;
using FocusServer.Diagnostics.OpenMetrics;
using FocusServer.Evidence.Observations;
using FocusServer.Support.Tests.Client;
using FocusServer.Support.Tests.Load.Secrets;
using FocusServer.Support.Tests.Suite;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace FocusServer.Support.Tests.Diagnostics.OpenMetrics;

/// <summary>A server's own page of metrics, over loopback.</summary>
public class OpenMetricsSourceTests
{
    private const string Secret = "s3cr3t-k3y";

    private readonly Notes _notes = new();
    private volatile int _status = 200;
    private volatile string _page = "";

    [Fact]
    public async Task Page_IsNoted_AndAServerThatBeganAnewIsTold()
    {
        _page = Page(began: 1000);
        await using var server = await ScriptedServer.StartAsync(AnswerAsync);
        await using var diagnostics = Start(new Uri(server.Url, "/metrics"), "focus_jobs");

        (await _notes.WaitForAsync(ObservationKind.Sample, one => one.Subject == "focus_jobs")).Seen.Value.Should().Be(7);
        (await _notes.WaitForAsync(ObservationKind.Sample, one => one.Subject == "process_resident_memory_bytes")).Seen.Value.Should().Be(1.5e8);
        _page = Page(began: 2000);
        (await _notes.WaitForAsync(ObservationKind.Restarted)).Seen.Subject.Should().Be("the server");
        _notes.Of(ObservationKind.Sample).Should().NotContain(seen => seen.Subject == "other");
    }

    [Fact]
    public async Task Page_ThatIsRefused_IsToldWithoutTheSecretOfItsAddress()
    {
        _status = 403;
        await using var server = await ScriptedServer.StartAsync(AnswerAsync);
        await using var diagnostics = Start(new Uri(server.Url, $"/metrics?key={Secret}"));

        var (seen, _) = await _notes.WaitForAsync(ObservationKind.NotAnswered);
        seen.Reason.Should().Be("it answered 403");
        _status = 200;
        await _notes.WaitForAsync(ObservationKind.AnsweredAgain);
        _notes.All.SelectMany(note => new SecretHunt(Secret).In("the notes", $"{note.Seen}")).Should().BeEmpty();
    }

    [Fact]
    public void Read_Page_SumsLabelsAndPassesOverWhatItCannotRead()
    {
        const string Text = """
            # HELP focus_jobs Jobs.
            # TYPE focus_jobs gauge
            focus_jobs{shape="light",note="a } and a \" in it"} 3
            focus_jobs{shape="heavy"} 4 1700000000000
            focus_jobs{broken
            focus_queue NaN
            focus_other 1
            # EOF
            """;

        MetricsPage.Read(Text, new HashSet<string> { "focus_jobs", "focus_queue" }).Should().Equal(new Dictionary<string, double> { ["focus_jobs"] = 7 });
    }

    private static string Page(double began) => FormattableString.Invariant($"""
        process_start_time_seconds {began}
        process_resident_memory_bytes 1.5e8
        focus_jobs 7
        other 1
        """);

    private RunDiagnostics Start(Uri address, params string[] names) => new(new DiagnosticsOptions { Metrics = new OpenMetricsOptions(address, names) }, _notes.Add, SuiteUnderTest.RealTime);

    private Task AnswerAsync(HttpContext context)
    {
        context.Response.StatusCode = _status;
        return context.Response.WriteAsync(_page);
    }
}
