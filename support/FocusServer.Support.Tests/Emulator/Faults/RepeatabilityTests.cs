using System.Net;
using System.Net.Http.Json;
using FluentAssertions;
using FocusServer.Contracts.Rest;
using FocusServer.Contracts.Streaming;
using FocusServer.Emulator.Faults;
using Grpc.Core;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Faults;

public class RepeatabilityTests
{
    private static readonly Fault[] _faults =
    [
        new() { Kind = FaultKind.Refuse, Rate = 0.2 },
        new() { Kind = FaultKind.NeverStart, Rate = 0.2 },
        new() { Kind = FaultKind.Leak, Rate = 0.3 },
        new() { Kind = FaultKind.Error, Rate = 0.1, Route = "channels" },
        new() { Kind = FaultKind.MalformedJson, Rate = 0.1, Route = "channels" },
        new() { Kind = FaultKind.FailStream, Rate = 0.4, AfterRows = 2 },
        new() { Kind = FaultKind.NotANumber, Rate = 0.2 },
    ];

    [Fact]
    public async Task Events_SameSeedAndCallsAtTheSameTime_AreTheSame()
    {
        var (first, second) = (await RunAsync(7), await RunAsync(7));

        first.Select(e => e.Kind).Distinct().Should().HaveCountGreaterThan(5, "otherwise there is little to compare");
        second.Should().Equal(first);
    }

    [Fact]
    public async Task Events_OtherSeed_AreOthers() => (await RunAsync(8)).Should().NotEqual(await RunAsync(7));

    [Fact]
    public async Task Fault_WithAnotherBesideIt_ChoosesTheSame()
    {
        var fault = new Fault { Kind = FaultKind.Refuse, Rate = 0.5 };
        var alone = await RefusedAsync(fault);
        var combined = await RefusedAsync(new Fault { Kind = FaultKind.Leak, Rate = 0.5 }, fault, new Fault { Kind = FaultKind.Silent, Rate = 0.5 });

        alone.Should().NotBeEmpty();
        combined.Should().Equal(alone);
    }

    private static async Task<IReadOnlyList<EmulatorEvent>> RunAsync(int seed)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { Seed = seed, Faults = _faults });
        var answers = await ConfigureAsync(emulator);
        await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => emulator.Http.GetAsync("channels").WaitAsync(EmulatorUnderTest.Bound)));
        emulator.Time.Advance(TimeSpan.FromSeconds(1));
        var job = answers.First(answer => answer.JobId == "1-1");
        var calls = await Task.WhenAll(Enumerable.Range(0, 3).Select(stream => emulator.OpenAsync(job, stream)));
        await ReadAsync(emulator, calls);
        Array.ForEach(calls, call => call.Dispose());
        await EmulatorUnderTest.UntilAsync(() => emulator.Find("1-1").Readers == 0);
        emulator.Time.Advance(TimeSpan.FromSeconds(60));
        return emulator.Server.Events;
    }

    private static async Task<List<JobResponse>> ConfigureAsync(EmulatorUnderTest emulator)
    {
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => emulator.PostAsync(EmulatorUnderTest.LiveJob)));
        var jobs = answers.Where(answer => answer.StatusCode == HttpStatusCode.OK).Select(answer => answer.Content.ReadFromJsonAsync<JobResponse>());
        return [.. (await Task.WhenAll(jobs)).OfType<JobResponse>()];
    }

    /// <summary>Reads row after row of all streams, so that each is sent at its own moment.</summary>
    private static async Task ReadAsync(EmulatorUnderTest emulator, IEnumerable<AsyncServerStreamingCall<DataStream>> calls)
    {
        var open = calls.ToList();
        for (var row = 0; row < 6; row++)
        {
            var moves = await Task.WhenAll(open.Select(MoveAsync));
            open = [.. open.Where((_, i) => moves[i])];
            emulator.Time.Advance(TimeSpan.FromSeconds(0.5));
        }

        // The last advance made another row due.
        await Task.WhenAll(open.Select(MoveAsync));
    }

    private static async Task<bool> MoveAsync(AsyncServerStreamingCall<DataStream> call)
    {
        try
        {
            return await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(EmulatorUnderTest.Bound);
        }
        catch (RpcException)
        {
            return false; // one of those that fail
        }
    }

    private static async Task<List<string>> RefusedAsync(params Fault[] faults)
    {
        await using var emulator = await FaultyEmulator.StartAsync(faults);
        for (var job = 0; job < 10; job++)
        {
            (await emulator.PostAsync(EmulatorUnderTest.LiveJob)).Dispose();
        }

        return [.. emulator.Server.Events.Where(e => e.Kind == FaultKind.Refuse).Select(e => e.Subject)];
    }
}
