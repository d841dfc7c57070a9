using FluentAssertions;
using FocusServer.Client;
using FocusServer.Emulator;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Plans;
using FocusServer.Evidence.Runs;
using FocusServer.Load.Cleanup;
using FocusServer.Load.Jobs;
using FocusServer.Load.Reporting;
using FocusServer.Load.Running;
using FocusServer.Load.Timing;
using FocusServer.Support.Tests.Client;
using FocusServer.Support.Tests.Load.Running;
using FocusServer.Support.Tests.Suite;
using Microsoft.AspNetCore.Http;
using Xunit;

namespace FocusServer.Support.Tests.Load.Secrets;

/// <summary>Ramps that know a token and a password, told by every reporter: neither is in anything that was written.</summary>
public sealed class SecretLeaksTests : IDisposable
{
    private const double Pace = 10;
    private const string Token = "t0k3n/of+a=person";
    private const string Password = "p4ss+w0rd!";

    private static readonly TimeSpan _bound = TimeSpan.FromSeconds(120);

#pragma warning disable RS0030 // The server and the client are real, and so is the time that the pace divides
    private readonly TimeProvider _time = new PacedTimeProvider(TimeProvider.System, Pace);
#pragma warning restore RS0030
    private readonly string _folder = Directory.CreateTempSubdirectory("secrets-").FullName;
    private readonly SecretHunt _hunt = new(Token, Password);

    [Fact]
    public async Task Run_TokenAndPassword_AreInNothingThatIsWritten()
    {
        await using var server = await StartAsync(options => options);

        var result = await RunAsync(server.BaseUrl);

        result.Steps.Should().NotBeEmpty(result.Verdict.Sentence);
        Found().Should().BeEmpty();
    }

    [Fact]
    public async Task Run_TokenThatIsNotAccepted_IsNotShown()
    {
        await using var server = await StartAsync(options => options with { Token = "another" });

        var result = await RunAsync(server.BaseUrl);

        result.CutShort!.Sentence.Should().Contain("Check FOCUS_Server__Token");
        Found().Should().BeEmpty();
    }

    [Fact]
    public async Task Run_CertificateThatIsNotTrusted_IsToldWithoutSecrets()
    {
        await using var server = await StartAsync(options => options with { Tls = true });

        var result = await RunAsync(server.BaseUrl);

        result.CutShort!.Sentence.Should().Contain("could not agree on a secure connection");
        Found().Should().BeEmpty();
    }

    [Fact]
    public async Task Run_ServerThatIsNotThere_IsNamedWithoutSecrets()
    {
        var result = await RunAsync(new Uri($"http://127.0.0.1:{TransportTests.FreePort()}/focus-server"));

        result.CutShort!.Sentence.Should().Contain("got no connection");
        Found().Should().BeEmpty();
    }

    [Theory]
    [InlineData("ack")]
    [InlineData("live_metadata")]
    [InlineData("configure")]
    public async Task Run_ServerThatRepeatsTheToken_IsQuotedWithoutIt(string route)
    {
        await using var server = await ScriptedServer.StartAsync(context => AnswerAsync(context, route));

        var result = await RunAsync(server.Url);

        result.CutShort.Should().NotBeNull();
        File.ReadAllText(Path.Combine(_folder, "run", "run.jsonl")).Should().Contain("***");
        Found().Should().BeEmpty();
    }

    [Fact]
    public async Task Sweep_ServerThatRepeatsTheToken_IsToldWithoutIt()
    {
        await using (var server = await ScriptedServer.StartAsync(context => AnswerAsync(context, "metadata")))
        {
            using (var journal = new JobJournal(Path.Combine(_folder, "run")))
            {
                await new RampTestBed { Observers = { journal } }.RunAsync();
            }

            Rewrite(server.Url);
            await SweepAsync();
        }

        File.ReadAllText(Path.Combine(_folder, "sweep.txt")).Should().Contain("Left behind").And.Contain("***");
        Found().Should().BeEmpty();
    }

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private async Task<RampResult> RunAsync(Uri url)
    {
        var options = Options(url);
        using var client = new FocusServerClient(options, _time);
        using var journal = new JobJournal(Path.Combine(_folder, "run"));
        using var evidence = new EvidenceFile(Path.Combine(_folder, "run", "run.jsonl"));
        using var report = File.CreateText(Path.Combine(_folder, "run", "report.txt"));
        report.WriteLine(options);
        report.WriteLine(client);
        var result = await new LoadTest(client, _time, new RunOptions { Pool = new JobPoolOptions { MinStall = TimeSpan.FromSeconds(20), ReadyTimeout = TimeSpan.FromSeconds(200) }, PreconditionTimeout = TimeSpan.FromSeconds(200) })
            .RunAsync(RampPlan.From(Ramp), RampTestBed.Staging, Manifest(client), [journal, evidence, new ConsoleReport(report.WriteLine)], CancellationToken.None)
            .WaitAsync(_bound);
        report.WriteLine(result);
        report.WriteLine(result.Verdict);
        return result;
    }

    private async Task SweepAsync()
    {
        // In real time: how long a server may take to answer at all is no option.
        var time = SuiteUnderTest.RealTime;
        var sweep = new JournalSweep(url => new FocusServerClient(Options(url), time), time, new CleanupOptions { Deadline = TimeSpan.FromSeconds(2) });
        var swept = await sweep.RunAsync(_folder, CancellationToken.None).WaitAsync(_bound);
        File.WriteAllLines(Path.Combine(_folder, "sweep.txt"), SweepReport.Lines(swept));
    }

    // The journal of a run that was killed on another server: it names its jobs, and no end.
    private void Rewrite(Uri server)
    {
        var path = Path.Combine(_folder, "run", JobJournal.FileName);
        var lines = File.ReadAllLines(path).Where(line => !line.Contains("\"gone\"", StringComparison.Ordinal) && !line.Contains("cleaned-up", StringComparison.Ordinal));
        File.WriteAllLines(path, [.. lines.Select(line => line.Replace("http://simulated.example/focus-server", server.ToString(), StringComparison.Ordinal))]);
    }

    private IEnumerable<string> Found() => [.. _hunt.InFiles(_folder)];

    // Options with a password in the URL, which the settings would refuse.
    private static FocusServerClientOptions Options(Uri url) => new()
    {
        BaseUrl = new UriBuilder(url) { UserName = "joe", Password = Uri.EscapeDataString(Password), Query = $"key={Uri.EscapeDataString(Password)}" }.Uri,
        Token = Token,
    };

    private static RampOptions Ramp => RampTestBed.Quick with { MaxJobs = 2, StepInterval = TimeSpan.FromSeconds(4) };

    private RunManifest Manifest(FocusServerClient client) => new()
    {
        RunId = "run",
        Title = "a ramp",
        Environment = "staging",
        BaseUrl = client.BaseUrl,
        Pace = Pace,
        StartedAt = _time.GetUtcNow(),
    };

    private Task<FocusServerEmulator> StartAsync(Func<EmulatorOptions, EmulatorOptions> change) => FocusServerEmulator.StartAsync(change(new EmulatorOptions
    {
        TimeProvider = _time,
        DeleteSupported = true,
        Token = Token,
    }));

    // A proxy that shows what it was sent, where it has something to say.
    private static Task AnswerAsync(HttpContext context, string loudRoute)
    {
        var route = context.Request.Path.Value!.Split('/', StringSplitOptions.RemoveEmptyEntries)[0];
        var sent = $"{context.Request.Headers.Authorization} {Uri.EscapeDataString(Token)} {Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(Token))}";
        (context.Response.StatusCode, var body) = (route, route == loudRoute) switch
        {
            ("live_metadata", true) => (200, $$"""{"prr":2000,"sw_version":"1.0 for {{sent}}"}"""),
            (_, true) => (502, $"<html>Bad Gateway: {sent}</html>"),
            ("channels", _) => (200, """{"lowest_channel":1,"highest_channel":2337}"""),
            ("live_metadata", _) => (200, """{"prr":2000,"sw_version":"1.0"}"""),
            ("ack", _) => (200, "{}"),
            _ => (503, """{"error":"no room"}"""),
        };
        return context.Response.WriteAsync(body);
    }
}
