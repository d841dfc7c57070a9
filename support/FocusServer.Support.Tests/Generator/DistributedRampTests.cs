using System.Diagnostics;
using System.Text.Json;
using FluentAssertions;
using FocusServer.Client;
using FocusServer.Evidence.Events;
using FocusServer.Evidence.Judging;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Cleanup;
using FocusServer.Load.Generators;
using FocusServer.Load.Running;
using FocusServer.Support.Tests.Emulator;
using FocusServer.Support.Tests.Load.Running;
using FocusServer.Support.Tests.Suite;
using FocusServer.Support.Tests.Workflows;
using FocusServer.Support.Tests.Workflows.Runs;
using Xunit;

namespace FocusServer.Support.Tests.Generator;

/// <summary>Ramps of three load generators in processes of their own, on a server in another one, in real time.</summary>
[Collection(DryRuns.Name)]
[Trait("Category", DryRunCategory.Name)]
public sealed class DistributedRampTests : IAsyncLifetime, IDisposable
{
    private const string Run = "run";

    // A machine that other tests share is slow at times, and what is tested is what becomes of one that is silent for long.
    private static readonly TimeSpan _lease = TimeSpan.FromSeconds(4);
    private static readonly TimeSpan _bound = TimeSpan.FromMinutes(4);

    private Process? _server;
    private FocusServerClient? _client;

    public async Task InitializeAsync()
    {
        if (DryRunCategory.WhySkipped is null)
        {
            _server = EmulatorProgram.Start(
                "dotnet", EmulatorProgram.Assembly, "--urls", "http://127.0.0.1:0", "--job-port-base", $"{FreePorts.FindBlock(30) - 1}", "--pod-delay", "0.1", "--delete-supported", "true");
            _client = new FocusServerClient(new FocusServerClientOptions { BaseUrl = await EmulatorProgram.ReadAddressAsync(_server) }, SuiteUnderTest.RealTime);
        }
    }

    public Task DisposeAsync() => Task.CompletedTask;

    public void Dispose()
    {
        _client?.Dispose();
        _server?.Kill();
        _server?.Dispose();
    }

    [DryRunFact]
    public async Task Ramp_OnThree_HoldsAndLeavesNothing()
    {
        await using var generators = ThreeGenerators.Start(redis: null);

        var result = await RunAsync(generators, whileHolding: _ => { });

        result.Verdict.Outcome.Should().Be(RampOutcome.Held, "{0}\n{1}", result.Verdict.Sentence, generators[0].Output);
        result.Jobs.Should().HaveCount(10);
        (await generators.EndAsync()).Should().AllBeEquivalentTo(0);
        Journals(generators).Should().HaveCount(3).And.OnlyContain(journal => JournalSweep.IsFinished(journal));
        await ShouldBeGoneAsync(generators);
    }

    [DryRunTheory]
    [InlineData("KILL")]
    [InlineData("STOP")]
    public async Task Ramp_WhoseGeneratorIsKilledOrStopped_IsNotProvenNamesItAndLeavesNothing(string signal)
    {
        if (OperatingSystem.IsWindows())
        {
            // There are no such signals.
            return;
        }

        await using var generators = ThreeGenerators.Start(redis: null);

        // Not the first, which keeps the list of members.
        var victim = 0;
        var result = await RunAsync(generators, level =>
        {
            if (level == 6)
            {
                victim = Enumerable.Range(0, 3).First(i => !generators[i].Output.Contains($"port {generators.FirstPort},", StringComparison.Ordinal));
                generators[victim].Signal(signal);
            }
        });

        result.Verdict.Outcome.Should().Be(RampOutcome.NotProven, result.Verdict.Sentence);
        result.CutShort.Should().NotBeNull();
        result.CutShort!.Why.Should().Contain($"lab-{victim + 1}");
        await generators[victim].WaitForAsync("🧹 SWEEP");
        await generators[victim].WaitForAsync("jobs gone, 0 left");
        await ShouldBeGoneAsync(generators);
    }

    private static IEnumerable<string> Journals(ThreeGenerators generators) => Directory.EnumerateFiles(generators.Runs, JobJournal.FileName, SearchOption.AllDirectories);

    // Of every job that a generator got a name for, by its own journal.
    private async Task ShouldBeGoneAsync(ThreeGenerators generators)
    {
        var names = Journals(generators).SelectMany(File.ReadLines).Select(line => JsonDocument.Parse(line).RootElement)
            .Select(entry => entry.TryGetProperty("jobId", out var id) ? id.GetString() : null).OfType<string>().Distinct().ToList();
        names.Should().NotBeEmpty();
        foreach (var name in names)
        {
            (await _client!.FindJobAsync(name, CancellationToken.None).WaitAsync(SuiteUnderTest.Bound)).Should().Be(JobPresence.Gone);
        }
    }

    private async Task<RampResult> RunAsync(ThreeGenerators generators, Action<int> whileHolding)
    {
        var found = await generators.FindAsync();
        var options = new RunOptions();
        var assignment = new Assignment
        {
            RunId = Run,
            Epoch = 1,
            Version = found[0].Identity.Version,
            Server = new FocusServerClientOptions { BaseUrl = _client!.BaseUrl },
            Shape = JobShape.Light,
            MostJobs = 4,
            ReadyTimeout = options.Pool.ReadyTimeout,
            CloseTimeout = options.Pool.CloseTimeout,
            MinStall = options.Pool.MinStall,
            Lease = _lease,
        };
        var ramp = RampTestBed.Quick with { StepInterval = TimeSpan.FromSeconds(4) };
        return await new LoadTest(_client, SuiteUnderTest.RealTime, options, monitor: null, new GeneratorFleet(found, assignment))
            .RunAsync(RampPlan.From(ramp), RampTestBed.Staging, SuiteUnderTest.Manifest(Run, _client.BaseUrl), [new Watching(whileHolding)], CancellationToken.None)
            .WaitAsync(_bound);
    }

    private sealed class Watching(Action<int> whileHolding) : IRunObserver
    {
        public void On(RunEvent runEvent)
        {
            if (runEvent is HoldStarted hold)
            {
                whileHolding(hold.Step.Level);
            }
        }
    }
}
