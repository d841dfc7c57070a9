using FluentAssertions;
using FocusServer.Cluster;
using FocusServer.Support.Tests.Cluster;
using FocusServer.Support.Tests.Emulator;
using FocusServer.Support.Tests.Suite;
using FocusServer.Support.Tests.Workflows;
using FocusServer.Support.Tests.Workflows.Runs;
using Xunit;

namespace FocusServer.Support.Tests.Generator;

/// <summary>Load generators as programs of their own.</summary>
[Collection(DryRuns.Name)]
[Trait("Category", DryRunCategory.Name)]
public sealed class GeneratorProgramTests
{
    [DryRunTheory]
    [InlineData("--cluster=cloud", "--cluster is 'cloud'; allowed is a value of the kind <localhost|redis|kubernetes>.")]
    [InlineData("--cluster=redis", "--redis is missing; allowed is host:port, and behind it options such as ',password=…,ssl=true'.")]
    [InlineData("--tls-key=/no/such.key", "--tls-certificate is missing; TLS needs certificate, key and authority.")]
    [InlineData("--name=two words", "--name is 'two words'; allowed is a value of the kind <name>.")]
    public async Task Program_WrongOption_SaysWhatIsAllowedAndEnds(string argument, string mistake)
    {
        using var program = GeneratorProcess.Start(argument);

        (await program.WaitForExitAsync()).Should().Be(2);

        program.Output.Should().Contain(mistake).And.NotContain("   at ");
    }

    [DryRunFact]
    public async Task Program_RedisThatIsNotThere_SaysSoAndEnds()
    {
        using var program = GeneratorProcess.Start("--cluster", "redis", "--redis", "127.0.0.1:1,connectTimeout=500");

        (await program.WaitForExitAsync()).Should().Be(2);

        program.Output.Should().Contain("Redis at 127.0.0.1:1 cannot be used: ").And.NotContain("   at ");
    }

    [DryRunFact]
    public async Task ThreePrograms_OfOneMachine_AreFoundAndEndWhenTold()
    {
        await using var generators = ThreeGenerators.Start(redis: null);

        var found = await generators.FindAsync();

        found.Select(generator => (generator.Identity.Name, generator.Identity.Place, generator.Identity.BusyWith))
            .Should().Equal(("lab-1", "room 1", null), ("lab-2", "room 2", null), ("lab-3", "room 3", null));
        (await generators.EndAsync()).Should().AllBeEquivalentTo(0);
        generators[0].Output.Should().Contain("Load generator lab-1 has joined the cluster focus-load, on this machine. ").And.Contain("Load generator lab-1 ends.");
    }

    [DryRunFact]
    public async Task Program_WhoseRedisForgets_JoinsAnew()
    {
        using var redis = await RedisServer.StartAsync();
        using var program = GeneratorProcess.Start("--cluster", "redis", "--redis", redis.Address, "--first-port", $"{FreePorts.FindBlock(4)}");
        await program.WaitForAsync("has joined");

        await redis.StopAsync();
        redis.Forget();
        await redis.StartAgainAsync();

        await program.WaitForAsync("its list of members has been lost");
        await using var cluster = new GeneratorCluster(new() { Kind = ClusterKind.Redis, Redis = redis.Address, FirstPort = FreePorts.FindBlock(4) }, _ => { }, SuiteUnderTest.RealTime);
        (await cluster.FindAsync(1, SuiteUnderTest.Bound, CancellationToken.None).WaitAsync(SuiteUnderTest.Bound)).Should().ContainSingle();
    }

    [DryRunFact]
    public async Task ThreePrograms_WhoseRedisIsStoppedAndStarted_AreThereAllTheTime()
    {
        Skip.IfNot(Seeds.All, "It takes half a minute: dotnet test -e ALL_SEEDS=true runs it.");
        using var redis = await RedisServer.StartAsync();
        await using var generators = ThreeGenerators.Start(redis.Address);
        var found = await generators.FindAsync();

        await redis.StopAsync();
        for (var i = 0; i < 20; i++)
        {
            await Task.WhenAll(found.Select(generator => generator.Generator.IntroduceAsync(CancellationToken.None))).WaitAsync(SuiteUnderTest.Bound);
            await Task.Delay(TimeSpan.FromMilliseconds(200), SuiteUnderTest.RealTime);
        }

        await redis.StartAgainAsync();

        (await generators.FindAsync()).Should().HaveCount(3);
        (await generators.EndAsync()).Should().AllBeEquivalentTo(0);
    }
}
