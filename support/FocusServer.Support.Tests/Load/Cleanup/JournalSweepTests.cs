using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence.Measurements;
using FocusServer.Load.Cleanup;
using Xunit;

namespace FocusServer.Support.Tests.Load.Cleanup;

public sealed class JournalSweepTests : IDisposable
{
    private readonly string _runs = Directory.CreateTempSubdirectory("sweep-").FullName;
    private readonly VirtualTime _time = new();
    private readonly SimulatedServer _server;
    private readonly List<Uri> _connected = [];

    public JournalSweepTests() => _server = new SimulatedServer(_time.Clock);

    private string FilePath => Path.Combine(_runs, "run-1", JobJournal.FileName);

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Sweep_UnfinishedJournal_EndsTheJobsThatItNamesAndNoOther(bool deleteSupported)
    {
        _server.DeleteSupported = deleteSupported;
        _server.GoesAway = id => deleteSupported || id is not "12-1712";
        Write([Opened(), .. Named(1, 2)]);

        var swept = await SweepAsync(jobsOnTheServer: 12);

        swept.Should().ContainSingle().Which.Gone.Should().Equal("1-1701", "2-1702");
        _server.DeletesAsked.Should().BeSubsetOf(["1-1701", "2-1702"]);
        _server.Present.Should().Contain("12-1712").And.NotContain(["1-1701", "2-1702"]);
        _connected.Should().Equal(_server.BaseUrl);
    }

    [Fact]
    public async Task Sweep_Swept_IsFinishedAndNotAskedForAgain()
    {
        Write([Opened(), .. Named(1)]);
        await SweepAsync(jobsOnTheServer: 1);

        (await SweepAsync()).Should().BeEmpty();

        _connected.Should().HaveCount(1);
        File.ReadLines(FilePath).Last().Should().Be("{\"event\":\"swept\"}");
    }

    [Fact]
    public async Task Sweep_JobThatStays_IsNamedAndTheNextSweepAsksForItAlone()
    {
        Write([Opened(), .. Named(1, 2)]);
        _server.DeleteSupported = true;
        _server.GoesAway = id => id != "2-1702";

        var swept = await SweepAsync(jobsOnTheServer: 2);
        swept.Should().ContainSingle().Which.Leftovers.Should().Equal(new Leftover("2-1702", "after 90 s: the server still has it"));
        _server.DeletesAsked.Clear();
        _server.GoesAway = _ => true;

        (await SweepAsync()).Should().ContainSingle().Which.Gone.Should().Equal("2-1702");
        _server.DeletesAsked.Should().Equal("2-1702");
    }

    [Fact]
    public async Task Sweep_ServerThatCannotBeReached_IsNamedAndItsJournalStays()
    {
        Write([Opened(), .. Named(1)]);
        var swept = await SweepAsync(connect: url => new Unreachable(_server));

        swept.Should().ContainSingle().Which.Leftovers.Should().Equal(new Leftover("1-1701", "connection refused"));
        (await SweepAsync(jobsOnTheServer: 1)).Should().ContainSingle().Which.Gone.Should().Equal("1-1701");
    }

    [Fact]
    public async Task Sweep_EmbeddedServer_WentWithItsProcess()
    {
        Write(["{\"event\":\"opened\",\"runId\":\"run-1\",\"baseUrl\":\"http://127.0.0.1:1/\",\"embedded\":true}", .. Named(1)]);

        (await SweepAsync()).Should().BeEmpty();

        _connected.Should().BeEmpty("the server that listens there now belongs to another program");
        JournalSweep.IsFinished(FilePath).Should().BeTrue();
    }

    [Fact]
    public async Task Sweep_JournalOfALivingProcess_IsLeftAlone()
    {
        using var journal = new JobJournal(Path.Combine(_runs, "run-1"));

        (await SweepAsync()).Should().BeEmpty();

        _connected.Should().BeEmpty();
    }

    [Fact]
    public async Task Sweep_RequestsWithoutAnAnswer_AreCountedAsUnidentified()
    {
        Write(Opened(), "{\"event\":\"requested\",\"job\":1}", "{\"event\":\"requested\",\"job\":2}", "{\"event\":\"not-made\",\"job\":2}");

        var swept = await SweepAsync();

        swept.Should().ContainSingle().Which.Should().BeEquivalentTo(new { UnidentifiedJobs = 1, Clean = true });
        SweepReport.Lines(swept).Should().Contain(line => line.Contains("1 request(s) that may have created a job", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Sweep_LineTornByTheKill_LosesNoOther()
    {
        Write([Opened(), .. Named(1), "{\"event\":\"requ"]);
        File.WriteAllText(FilePath, File.ReadAllText(FilePath).TrimEnd('\n'));

        (await SweepAsync(jobsOnTheServer: 1)).Should().ContainSingle().Which.Gone.Should().Equal("1-1701");

        JournalSweep.IsFinished(FilePath).Should().BeTrue();
    }

    [Fact]
    public void Left_NamesThatBeginAlike_AreDifferentJobs()
    {
        Write(Opened(), Name(1, "1-17"), Name(2, "1-170"), "{\"event\":\"gone\",\"jobId\":\"1-170\"}", Name(3, "11-17"));

        using var orphan = OrphanedJournal.TryTake(FilePath);

        orphan!.Left.Should().Equal("1-17", "11-17");
    }

    [Fact]
    public async Task Report_OfASweep_NamesWhatIsLeft()
    {
        Write([Opened(), .. Named(1, 2)]);
        _server.GoesAway = id => id != "2-1702";

        SweepReport.Lines(await SweepAsync(jobsOnTheServer: 2)).Should().Equal(
            "🧹 SWEEP: Cleaning up after runs that could not",
            "   • run-1, on http://simulated.example/focus-server: ❌ 1 jobs gone, 1 left",
            "     Left behind: 2-1702, after 90 s: the server still has it",
            "");
        SweepReport.Lines([]).Should().BeEmpty();
    }

    public void Dispose() => Directory.Delete(_runs, recursive: true);

    private Task<IReadOnlyList<SweptJournal>> SweepAsync(int jobsOnTheServer = 0, Func<Uri, IFocusServerClient>? connect = null)
    {
        var sweep = new JournalSweep(connect ?? Connect, _time.Clock, new CleanupOptions());
        return _time.RunAsync(async () =>
        {
            for (var i = 0; i < jobsOnTheServer; i++)
            {
                await _server.ConfigureAsync(LiveJobRequest.For(await _server.GetChannelsAsync(CancellationToken.None)), CancellationToken.None);
            }

            return await sweep.RunAsync(_runs, CancellationToken.None);
        });
    }

    private SimulatedServer Connect(Uri url)
    {
        _connected.Add(url);
        return _server;
    }

    private void Write(params IEnumerable<string> lines)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(FilePath)!);
        File.WriteAllText(FilePath, string.Concat(lines.Select(line => line + "\n")));
    }

    private string Opened() => $"{{\"event\":\"opened\",\"runId\":\"run-1\",\"baseUrl\":\"{_server.BaseUrl}\",\"embedded\":false}}";

    private static IEnumerable<string> Named(params IEnumerable<int> jobs) =>
        jobs.SelectMany(job => new[] { $"{{\"event\":\"requested\",\"job\":{job}}}", Name(job, $"{job}-{1700 + job}") });

    private static string Name(int job, string id) => $"{{\"event\":\"named\",\"job\":{job},\"jobId\":\"{id}\"}}";
}
