using FluentAssertions;
using FocusServer.Client;
using FocusServer.Load.Cleanup;
using FocusServer.Suite.Cleanup;
using FocusServer.Suite.Runs;
using FocusServer.Suite.Settings;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Cleanup;

/// <summary>Checks the cleanup of a run whose process ended before its cleanup did, on a server that lives on.</summary>
public sealed class StandbyTests : IDisposable
{
    private const string Stopped = "🛑 STOPPED: the tests' process ended before its cleanup did, which proves nothing. The cleanup goes on without it, for a minute or so.";

    private readonly string _runs = Directory.CreateTempSubdirectory("standby-").FullName;
    private readonly RunFolder _folder;

    public StandbyTests() => _folder = new RunFolder(_runs, "killed");

    private string Terminal => Path.Combine(_runs, "terminal");

    [Fact]
    public async Task TakeOver_UnfinishedJournal_EndsItsJobAndSaysSoInTheReport()
    {
        await using var server = await SuiteUnderTest.StartServerAsync().WaitAsync(SuiteUnderTest.Bound);
        using var client = Connect(server.BaseUrl);
        var job = await LeaveJobAsync(client);
        SuiteUnderTest.Age(_folder.Journal);

        await TakeOverAsync(() => SuiteUnderTest.Settings);

        (await client.FindJobAsync(job, CancellationToken.None).WaitAsync(SuiteUnderTest.Bound)).Should().Be(JobPresence.Gone);
        string[] lines =
        [
            "", Stopped, "🧹 SWEEP: Cleaning up after runs that could not", $"   • killed, on {server.BaseUrl}: ✅ 1 jobs gone, 0 left", "",
        ];
        File.ReadLines(_folder.Report).Should().Equal(lines);
        if (!OperatingSystem.IsWindows())
        {
            File.ReadLines(Terminal).Should().Equal(lines);
        }

        JournalSweep.IsFinished(_folder.Journal).Should().BeTrue();
    }

    [Fact]
    public async Task TakeOver_FinishedJournal_WritesNothingAndReadsNoSettings()
    {
        File.WriteAllLines(_folder.Journal, [$"{{\"event\":\"opened\",\"runId\":\"killed\",\"baseUrl\":\"http://127.0.0.1:1/\"}}", "{\"event\":\"cleaned-up\"}"]);

        await TakeOverAsync(() => throw new InvalidOperationException("There is nothing to do."));

        File.ReadAllText(_folder.Report).Should().BeEmpty();
        File.Exists(Terminal).Should().BeFalse();
    }

    [Fact]
    public async Task TryStart_BesideARun_TakesOverWhenItsProcessLetsGoOfTheJournal()
    {
        await using var server = await SuiteUnderTest.StartServerAsync().WaitAsync(SuiteUnderTest.Bound);
        using var client = Connect(server.BaseUrl);
        string job;
        using (var journal = new JobJournal(_folder.Path))
        {
            job = await SuiteUnderTest.AskForJobAsync(client, journal);
            (await Standby.TryStartAsync(typeof(Program).Assembly, _folder.Journal).WaitAsync(SuiteUnderTest.Bound)).Should().BeTrue();

            // Long enough for the process to have started, and to find the journal held.
            await Task.Delay(TimeSpan.FromSeconds(2), SuiteUnderTest.RealTime, CancellationToken.None);
            File.ReadAllText(_folder.Report).Should().BeEmpty("the process of the run is alive");
        }

        var lines = await ReadReportAsync(count: 5);

        lines.Should().Contain([Stopped, $"   • killed, on {server.BaseUrl}: ✅ 1 jobs gone, 0 left"]);
        (await client.FindJobAsync(job, CancellationToken.None).WaitAsync(SuiteUnderTest.Bound)).Should().Be(JobPresence.Gone);
    }

    [Theory]
    [InlineData]
    [InlineData("run-tests")]
    [InlineData("clean-up-after")]
    [InlineData("clean-up-after", "journal", "and more")]
    public async Task Program_WithOtherArguments_Fails(params string[] arguments) =>
        (await StandbyProgram.RunAsync(arguments, () => SuiteUnderTest.Settings).WaitAsync(SuiteUnderTest.Bound)).Should().Be(1);

    public void Dispose() => Directory.Delete(_runs, recursive: true);

    private static FocusServerClient Connect(Uri baseUrl) => new(new FocusServerClientOptions { BaseUrl = baseUrl }, SuiteUnderTest.RealTime);

    private async Task<string> LeaveJobAsync(FocusServerClient client)
    {
        using var journal = new JobJournal(_folder.Path);
        return await SuiteUnderTest.AskForJobAsync(client, journal);
    }

    private Task TakeOverAsync(Func<SuiteSettings> readSettings) =>
        Standby.TakeOverAsync(_folder.Journal, readSettings, SuiteUnderTest.RealTime, Terminal).WaitAsync(SuiteUnderTest.Bound);

    private async Task<IReadOnlyList<string>> ReadReportAsync(int count)
    {
        using var patience = new CancellationTokenSource(SuiteUnderTest.Bound, SuiteUnderTest.RealTime);
        while (File.ReadAllLines(_folder.Report).Length < count)
        {
            await Task.Delay(TimeSpan.FromMilliseconds(100), SuiteUnderTest.RealTime, patience.Token);
        }

        return File.ReadAllLines(_folder.Report);
    }
}
