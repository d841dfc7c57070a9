using System.Globalization;
using FluentAssertions;
using FocusServer.Client;
using FocusServer.Cluster;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Cleanup;
using FocusServer.Load.Generators;
using FocusServer.Support.Tests.Emulator;
using FocusServer.Support.Tests.Suite;
using FocusServer.Support.Tests.Workflows;
using FocusServer.Support.Tests.Workflows.Runs;
using Xunit;

namespace FocusServer.Support.Tests.Generator;

/// <summary>A load generator in a process of its own, on a server that asks for a token, whose coordinator falls silent.</summary>
[Collection(DryRuns.Name)]
[Trait("Category", DryRunCategory.Name)]
public sealed class SilentCoordinatorTests : IDisposable
{
    private const string Token = "sesame-4711";

    private readonly string _runs = Directory.CreateTempSubdirectory("silent-").FullName;
    private readonly int _port = FreePorts.FindBlock(4);

    [DryRunFact]
    public async Task Generator_WhoseCoordinatorFallsSilent_EndsItsJobsAndKeepsTheTokenToItself()
    {
        Skip.IfNot(OperatingSystem.IsLinux(), "Only there the command lines of other processes are files.");
        await using var server = await FocusServerEmulator.StartAsync(new EmulatorOptions
        {
            TimeProvider = SuiteUnderTest.RealTime,
            DeleteSupported = true,
            ConfigureDelay = TimeSpan.Zero,
            PodDelay = TimeSpan.Zero,
            Token = Token,
        }).WaitAsync(SuiteUnderTest.Bound);
        var options = new FocusServerClientOptions { BaseUrl = server.BaseUrl, Token = Token };
        using var client = new FocusServerClient(options, SuiteUnderTest.RealTime);
        using var program = GeneratorProcess.Start("--name", "lab-1", "--first-port", _port.ToString(CultureInfo.InvariantCulture), "--runs", _runs);
        await using var cluster = new GeneratorCluster(new GeneratorClusterOptions { Kind = ClusterKind.Localhost, FirstPort = _port }, _ => { }, SuiteUnderTest.RealTime);
        var found = (await cluster.FindAsync(1, SuiteUnderTest.Bound, CancellationToken.None).WaitAsync(SuiteUnderTest.Bound)).Single();

        (await found.Generator.AssignAsync(Assignment(options, found.Identity.Version), CancellationToken.None).WaitAsync(SuiteUnderTest.Bound)).Refused.Should().BeNull();
        var jobs = await StreamTwoAsync(found.Generator, LiveJobRequest.For(await client.GetChannelsAsync(CancellationToken.None)));
        var silent = SuiteUnderTest.RealTime.GetTimestamp();
        await program.WaitForAsync("Ends its jobs for run run: its coordinator was silent for 4 s.");
        await program.WaitForAsync("Run run is over, and every job of it is gone.");

        SuiteUnderTest.RealTime.GetElapsedTime(silent).Should().BeLessThan(TimeSpan.FromSeconds(15));
        foreach (var job in jobs)
        {
            (await client.FindJobAsync(job, CancellationToken.None).WaitAsync(SuiteUnderTest.Bound)).Should().Be(JobPresence.Gone);
        }

        (await found.Generator.ExchangeAsync(Command(1000, null), CancellationToken.None).WaitAsync(SuiteUnderTest.Bound)).Refused.Should().Be("its lease is over");
        program.Signal("TERM");
        (await program.WaitForExitAsync()).Should().Be(0);
        var files = Directory.EnumerateFiles(_runs, "*", SearchOption.AllDirectories).ToList();
        files.Should().ContainSingle(file => file.EndsWith(JobJournal.FileName)).Which.Should().Match(journal => JournalSweep.IsFinished(journal));
        files.Select(File.ReadAllText).Append(program.Output).Should().NotContain(text => text.Contains(Token));
    }

    public void Dispose() => Directory.Delete(_runs, recursive: true);

    private static Assignment Assignment(FocusServerClientOptions server, string version) => new()
    {
        RunId = "run",
        Epoch = 1,
        Version = version,
        Server = server,
        Shape = JobShape.Light,
        MostJobs = 2,
        ReadyTimeout = TimeSpan.FromSeconds(30),
        CloseTimeout = TimeSpan.FromSeconds(5),
        MinStall = TimeSpan.FromSeconds(2),

        // A machine that other tests share is slow at times.
        Lease = TimeSpan.FromSeconds(4),
    };

    private static GeneratorCommand Command(long number, ConfigureRequest? request) =>
        new() { Epoch = 1, Number = number, Request = request, Jobs = request is null ? [] : [new JobOrder(1, null), new JobOrder(2, null)] };

    // Returns their names; on the way it finds the token in the command line of no process.
    private static async Task<IReadOnlyList<string>> StreamTwoAsync(IGenerator generator, ConfigureRequest request)
    {
        using var patience = new CancellationTokenSource(SuiteUnderTest.Bound, SuiteUnderTest.RealTime);
        for (var number = 1; ; number++)
        {
            var report = await generator.ExchangeAsync(Command(number, request), patience.Token);
            report.Refused.Should().BeNull();
            if (report.Jobs.Count(job => job.Record.State == JobState.Streaming) == 2)
            {
                CommandLines().Should().NotContain(line => line.Contains(Token)).And.Contain(line => line.Contains("FocusServer.Generator.dll\0guard\0"));
                return [.. report.Jobs.Select(job => job.Record.JobId!)];
            }

            await Task.Delay(TimeSpan.FromMilliseconds(200), SuiteUnderTest.RealTime, patience.Token);
        }
    }

    private static IEnumerable<string> CommandLines()
    {
        foreach (var process in Directory.EnumerateDirectories("/proc"))
        {
            string? line = null;
            try
            {
                line = File.ReadAllText(Path.Combine(process, "cmdline"));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                // It is no process, or has ended.
            }

            yield return line ?? "";
        }
    }
}
