using System.Net.Security;
using System.Net.Sockets;
using FluentAssertions;
using FocusServer.Client;
using FocusServer.Cluster;
using FocusServer.Evidence.Measurements;
using FocusServer.Evidence.Plans;
using FocusServer.Load.Generators;
using FocusServer.Load.Measuring;
using FocusServer.Support.Tests.Emulator;
using FocusServer.Support.Tests.Suite;
using FocusServer.Support.Tests.Workflows;
using FocusServer.Support.Tests.Workflows.Runs;
using Xunit;

namespace FocusServer.Support.Tests.Cluster;

/// <summary>Silos of one process, which know each other by their sockets alone.</summary>
[Collection(DryRuns.Name)]
[Trait("Category", DryRunCategory.Name)]
public sealed class GeneratorClusterTests : IAsyncLifetime
{
    private const int Attempts = 15;

    private static readonly TimeSpan _short = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan _watched = TimeSpan.FromSeconds(1);

    private readonly GeneratorClusterOptions _options = new() { Kind = ClusterKind.Localhost, FirstPort = FreePorts.FindBlock(3) };
    private readonly List<string> _warnings = [];

    public Task InitializeAsync() => Task.CompletedTask;

    // These tests run alone: what the process still uses is what a silo has left behind.
    public async Task DisposeAsync()
    {
        var used = DryRunCategory.WhySkipped is null ? _watched : TimeSpan.Zero;
        for (var attempt = 0; used > _watched / 2 && attempt < Attempts; attempt++)
        {
            var before = Environment.CpuUsage.TotalTime;
            await Task.Delay(_watched, SuiteUnderTest.RealTime);
            used = Environment.CpuUsage.TotalTime - before;
        }

        used.Should().BeLessThanOrEqualTo(_watched / 2, "no loop of a silo goes on when it is gone");
    }

    [DryRunFact]
    public async Task Calls_ArriveAsTheyWereMadeAndDoNotWaitForEachOther()
    {
        var generator = new IdleGenerator("lab-1") { Report = Report() };
        await using var silo = await JoinAsync(_options, _options.FirstPort, generator);
        await using var cluster = Cluster(_options);

        var found = (await FindAsync(cluster, 1)).Should().ContainSingle().Subject;
        var answer = found.Generator.AssignAsync(Assignment(), CancellationToken.None);
        var report = await found.Generator.ExchangeAsync(Command(), CancellationToken.None).WaitAsync(SuiteUnderTest.Bound);

        found.Identity.Should().Be(await generator.IntroduceAsync(CancellationToken.None));
        answer.IsCompleted.Should().BeFalse("it still gets ready");
        report.Should().BeEquivalentTo(generator.Report, "fields that the evidence leaves out travel too");
        generator.Last.Should().BeEquivalentTo(Command());
        generator.GetReady();
        (await answer.WaitAsync(SuiteUnderTest.Bound)).Should().Be(new AssignmentAnswer());
        generator.Assigned.Should().Be(Assignment());
        _warnings.Should().NotContain(line => line.Contains("sesame"));
    }

    [DryRunFact]
    public async Task Find_TooFew_SaysWhoIsThereAndHowToStartTheOthers()
    {
        await using var silo = await JoinAsync(_options, _options.FirstPort, new IdleGenerator("lab-1"));
        await using var cluster = Cluster(_options);

        var find = () => cluster.FindAsync(3, _short, CancellationToken.None).WaitAsync(SuiteUnderTest.Bound);

        (await find.Should().ThrowAsync<GeneratorsException>()).WithMessage(
            "1 of 3 load generators were there after 3 s, in the cluster focus-load, on this machine: lab-1 (here). 2 more are needed: "
            + "dotnet run --project support/FocusServer.Generator -- --cluster localhost starts one on this machine.");
    }

    [DryRunFact]
    public async Task Find_TwoOfOneName_SaysSo()
    {
        await using var first = await JoinAsync(_options, _options.FirstPort, new IdleGenerator("lab"));
        await using var second = await JoinAsync(_options, _options.FirstPort + 1, new IdleGenerator("lab"));
        await using var cluster = Cluster(_options);

        var find = () => FindAsync(cluster, 2);

        (await find.Should().ThrowAsync<GeneratorsException>()).WithMessage("2 load generators are named lab: start each with a --name of its own.");
    }

    [DryRunFact]
    public async Task Join_PortOfAnotherSilo_IsRefused()
    {
        await using var first = await JoinAsync(_options, _options.FirstPort, new IdleGenerator("lab-1"));

        var join = () => JoinAsync(_options, _options.FirstPort, new IdleGenerator("lab-2"));

        (await join.Should().ThrowAsync<PortInUseException>()).Which.Port.Should().Be(_options.FirstPort);
    }

    [DryRunFact]
    public async Task Find_RedisThatIsNotThere_SaysWhichWithoutItsPassword()
    {
        await using var cluster = Cluster(new GeneratorClusterOptions { Kind = ClusterKind.Redis, Redis = "127.0.0.1:1,password=sesame,connectTimeout=500" });

        var find = () => FindAsync(cluster, 1);

        (await find.Should().ThrowAsync<GeneratorsException>()).Which.Message.Should().StartWith("Redis at 127.0.0.1:1 cannot be used: ").And.NotContain("sesame");
    }

    [DryRunFact]
    public async Task Tls_MachineOfTheSameAuthority_IsFoundAndOthersAreRefused()
    {
        using var authority = new Authority();
        using var other = new Authority();
        var options = authority.Secure(_options);
        await using var silo = await JoinAsync(options, options.FirstPort, new IdleGenerator("lab-1"));
        await using var cluster = Cluster(options);

        (await FindAsync(cluster, 1)).Should().ContainSingle();
        (await IsHeardAsync(options.FirstPort, authority)).Should().BeTrue();
        (await IsHeardAsync(options.FirstPort, other)).Should().BeFalse("another authority has signed it");
        (await IsHeardAsync(options.FirstPort, null)).Should().BeFalse("it shows no certificate");
    }

    private static Assignment Assignment() => new()
    {
        RunId = "run",
        Epoch = 3,
        Version = "1",
        Server = new FocusServerClientOptions { BaseUrl = new Uri("http://focus.example/"), Token = "sesame" },
        Shape = JobShape.Light,
        MostJobs = 7,
        ReadyTimeout = TimeSpan.FromSeconds(30),
        CloseTimeout = TimeSpan.FromSeconds(5),
        MinStall = TimeSpan.FromTicks(20_000_001),
    };

    private static GeneratorCommand Command() => new() { Epoch = 3, Number = 9, Jobs = [new JobOrder(1, null), new JobOrder(2, 1)], Closed = [1], Takes = 2, SeenTransitions = 5 };

    private static GeneratorReport Report()
    {
        var histogram = new HistogramBytes([1, 2, 3], TimeSpan.FromTicks(7));
        var load = new JobLoad(3, TimeSpan.FromTicks(5_000_001), 50, 512);
        return new GeneratorReport
        {
            Number = 9,
            ReceivedAt = TimeSpan.FromTicks(1),
            SentAt = TimeSpan.FromTicks(2),
            Jobs =
            [
                new JobReport
                {
                    Job = 1,
                    Record = new JobRecord { Job = 1, JobId = "12-34", State = JobState.Streaming, RequestedAt = TimeSpan.FromTicks(3), Stalls = 0, MayHaveCreatedJob = false },
                    Load = load,
                    OverdueAt = TimeSpan.FromTicks(4),
                    RowsOnEveryStream = 5,
                    Patience = TimeSpan.FromTicks(6),
                },
            ],
            Transitions = [new NumberedTransition(1, new JobTransition(1, "12-34", JobState.Streaming, TimeSpan.FromTicks(8), "because") { MayHaveCreatedJob = true })],
            Taken = new TakenMeasurements(
                1,
                new StreamFigures { FirstRow = histogram, Gaps = histogram, StallLengths = new HistogramBytes(null, null), Stalls = 1, RepeatedMessages = 2, RowJumps = 3, MissingRows = 4, Rows = 5, Bytes = 6 },
                null),
        };
    }

    private static Task<IReadOnlyList<FoundGenerator>> FindAsync(GeneratorCluster cluster, int expect) =>
        cluster.FindAsync(expect, SuiteUnderTest.Bound, CancellationToken.None).WaitAsync(SuiteUnderTest.Bound);

    // With TLS 1.3 a client learns of its refusal when it reads.
    private static async Task<bool> IsHeardAsync(int port, Authority? authority)
    {
        using var socket = new TcpClient("127.0.0.1", port);
        await using var stream = new SslStream(socket.GetStream());
        using var certificate = authority?.Load();
        var options = new SslClientAuthenticationOptions
        {
            TargetHost = "focus-load",
            ClientCertificates = certificate is null ? null : [certificate],
            ApplicationProtocols = [new SslApplicationProtocol("Orleans1")],
#pragma warning disable CA5359 // The question is whether the other end is content
            RemoteCertificateValidationCallback = (_, _, _, _) => true,
#pragma warning restore CA5359
        };
        try
        {
            await stream.AuthenticateAsClientAsync(options).WaitAsync(SuiteUnderTest.Bound);
            return await stream.ReadAsync(new byte[1]).AsTask().WaitAsync(_short) > 0;
        }
        catch (Exception e) when (e is IOException or TimeoutException)
        {
            return e is TimeoutException;
        }
    }

    private Task<GeneratorSilo> JoinAsync(GeneratorClusterOptions options, int port, IGenerator generator) =>
        GeneratorSilo.JoinAsync(options, port, $"test-{port}", generator, Warn, SuiteUnderTest.RealTime, CancellationToken.None).WaitAsync(SuiteUnderTest.Bound);

    private GeneratorCluster Cluster(GeneratorClusterOptions options) => new(options, Warn, SuiteUnderTest.RealTime);

    private void Warn(string line)
    {
        lock (_warnings)
        {
            _warnings.Add(line);
        }
    }
}
