using System.Net;
using FluentAssertions;
using FocusServer.Emulator;
using FocusServer.Emulator.Faults;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Faults;

public sealed class ProfileTests : IDisposable
{
    private readonly string _file = Path.GetTempFileName();

    public void Dispose() => File.Delete(_file);

    public static TheoryData<string> Shipped() => [.. ProfileCatalog.Load(null).Names];

    [Theory]
    [MemberData(nameof(Shipped))]
    public async Task Profile_ThatComesWithTheEmulator_Starts(string profile)
    {
        await using var server = await FocusServerEmulator.StartAsync(Options(profile)).WaitAsync(EmulatorUnderTest.Bound);

        server.Faults.Profile.Should().Be(profile);
        server.Faults.Profiles.Should().Contain(["healthy", "breaks-at-35", "flaky", profile]);
        server.Faults.Faults.Should().NotContain(fault => !fault.IsOn);
    }

    [Theory]
    [InlineData("breaks-at-35", 34)]
    [InlineData("breaks-at-7", 6)]
    public async Task BreaksAt_JobsAtTheSameTime_AreRefusedFromThatOneOn(string profile, int jobs)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { Profile = profile, MaxWindows = 100 });
        var answers = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => emulator.PostAsync(EmulatorUnderTest.LiveJob)));

        answers.Count(answer => answer.StatusCode == HttpStatusCode.OK).Should().Be(jobs);
        answers.Count(answer => answer.StatusCode == HttpStatusCode.ServiceUnavailable).Should().Be(40 - jobs);
    }

    [Fact]
    public async Task Profiles_File_AddsAndReplaces()
    {
        File.WriteAllText(_file, """
            // mine
            {
              "healthy": { "description": "not any more", "faults": [{ "kind": "Leak" }] },
              "mine": { "faults": [
                { "kind": "Stall", "rate": 0.25, "fromJob": 5, "between": [20, 40.5], "afterRows": 10, "delay": 1.5 },
                { "kind": "Slow", "route": "ack", "delay": 0.1, "p99": 2, "between": [3] },
              ] },
            }
            """);

        await using var server = await FocusServerEmulator.StartAsync(Options("mine") with { Profiles = _file }).WaitAsync(EmulatorUnderTest.Bound);

        server.Faults.Faults.Select(fault => fault.Fault).Should().Equal(
            new Fault
            {
                Kind = FaultKind.Stall,
                Rate = 0.25,
                FromJob = 5,
                Between = new(TimeSpan.FromSeconds(20), TimeSpan.FromSeconds(40.5)),
                AfterRows = 10,
                Delay = TimeSpan.FromSeconds(1.5),
            },
            new Fault { Kind = FaultKind.Slow, Route = "ack", Delay = TimeSpan.FromSeconds(0.1), P99 = TimeSpan.FromSeconds(2), Between = new(TimeSpan.FromSeconds(3)) });
        server.Faults.Choose("healthy");
        server.Faults.Faults.Should().ContainSingle().Which.Fault.Kind.Should().Be(FaultKind.Leak);
    }

    [Theory]
    [InlineData("nothing", "is no JSON: *")]
    [InlineData("[]", "is no object of profiles by name; allowed is *")]
    [InlineData("""{"p":5}""", "has a mistake in 'p': 5 is not a profile; allowed is an object of description, tls, token, faults.")]
    [InlineData("""{"p":{"fault":[]}}""", "has a mistake in 'p': 'fault' is no part of a profile; allowed are *")]
    [InlineData("""{"p":{"faults":{}}}""", "has a mistake in 'p': faults is {}; allowed is a list of faults.")]
    [InlineData("""{"p":{"tls":"yes"}}""", "has a mistake in 'p': tls is \"yes\"; allowed is true or false.")]
    [InlineData("""{"p":{"faults":[{"kind":"Stal"}]}}""", "has a mistake in 'p': 'Stal' is no kind of fault; allowed are Refuse, *")]
    [InlineData("""{"p":{"faults":[{"kind":"Stall","rates":1}]}}""", "has a mistake in 'p': 'rates' is no part of a fault; allowed are kind, rate, *")]
    [InlineData("""{"p":{"faults":[{"kind":"Stall","rate":"much"}]}}""", "has a mistake in 'p': rate is \"much\"; allowed is a number *")]
    [InlineData("""{"p":{"faults":[{"kind":"Stall","fromJob":1.5}]}}""", "has a mistake in 'p': fromJob is 1.5; allowed is a whole number.")]
    [InlineData("""{"p":{"faults":[{"kind":"Stall","between":[1,2,3]}]}}""", "has a mistake in 'p': between is *; allowed is *from, to*")]
    [InlineData("""{"p":{"faults":[{"kind":"Stall","delay":1e300}]}}""", "has a mistake in 'p': delay is 1e300; allowed is a number of seconds.")]
    [InlineData("""{"p":{"faults":[{"kind":"Stall","status":500}]}}""", "has a mistake in 'p': Fault Stall: it takes no status; allowed are *")]
    public void Profiles_MistakeInTheFile_NamesItAndWhatIsAllowed(string json, string message)
    {
        File.WriteAllText(_file, json);
        var read = () => EmulatorProgram.ReadOptions(["--profiles", _file], new FakeTimeProvider());

        read.Should().Throw<ArgumentException>().WithMessage($"--profiles '{_file}' {message}");
    }

    [Theory]
    [InlineData("--profile breaks-at-x", "--profile is 'breaks-at-x'; allowed are *")]
    [InlineData("--profile breaks-at-0", "--profile is 'breaks-at-0'; allowed are *")]
    [InlineData("--profile nix-at-5", "--profile is 'nix-at-5'; allowed are *")]
    [InlineData("--profile nix", "--profile is 'nix'; allowed are healthy, breaks-at-35, *")]
    [InlineData("--profiles /no/such/file", "--profiles '/no/such/file' cannot be read: *")]
    [InlineData("--seed x", "--seed is 'x'; allowed is *<number>*")]
    [InlineData("--token=", "--token is ''; allowed is any text but none.")]
    public void Read_Mistake_NamesOptionValueAndWhatIsAllowed(string arguments, string message)
    {
        var read = () => EmulatorProgram.ReadOptions(arguments.Split(' '), new FakeTimeProvider());

        read.Should().Throw<ArgumentException>().WithMessage(message);
    }

    [Fact]
    public void Read_FaultOptions_AreHeard()
    {
        var time = new FakeTimeProvider();

        EmulatorProgram.ReadOptions(["--profile", "flaky", "--seed", "9", "--tls", "true", "--token", "t"], time).Should().Be(
            EmulatorProgram.ReadOptions([], time) with { Profile = "flaky", Seed = 9, Tls = true, Token = "t" });
    }

    private static EmulatorOptions Options(string profile) => new() { TimeProvider = new FakeTimeProvider(), Profile = profile };
}
