using System.Runtime.InteropServices;
using FluentAssertions;
using FocusServer.Contracts.Streaming;
using FocusServer.Emulator.Faults;
using Grpc.Core;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Faults;

public class StreamFaultTests
{
    [Theory]
    [InlineData(FaultKind.EndStream, StatusCode.OK)]
    [InlineData(FaultKind.FailStream, StatusCode.Unavailable)]
    [InlineData(FaultKind.ResetStream, StatusCode.Internal)]
    public async Task EndingFault_AfterThreeRows_EndsTheStreamItsWay(FaultKind kind, StatusCode end)
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = kind, AfterRows = 3 });
        var job = await emulator.StartJobAsync();
        using var call = await emulator.OpenAsync(job, 1);

        await emulator.ReadAsync(call, 2);

        var ended = EmulatorUnderTest.EndOfAsync(call);
        await emulator.LetPassUntilAsync(ended);

        (await ended).Should().Be(end);
        emulator.Server.Events.Should().ContainSingle().Which.Subject.Should().Be($"stream {job.JobId}/1");
    }

    [Fact]
    public async Task Stall_ForATime_SendsWhatWasMissedAfterwards()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Stall, AfterRows = 2, Delay = TimeSpan.FromSeconds(10) });
        using var call = await emulator.OpenAsync(await emulator.StartJobAsync());
        await emulator.ReadAsync(call, 2);
        var next = await StalledAsync(emulator, call);

        emulator.Time.Advance(TimeSpan.FromSeconds(9));
        await emulator.Http.GetStringAsync("ack").WaitAsync(EmulatorUnderTest.Bound);
        next.IsCompleted.Should().BeFalse();
        emulator.Time.Advance(TimeSpan.FromSeconds(1));
        await emulator.LetPassUntilAsync(next);

        (await next).Should().BeTrue();
        call.ResponseStream.Current.RowIndex.Should().Equal(2);
        for (var row = 3; row < 20; row++)
        {
            (await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(EmulatorUnderTest.Bound)).Should().BeTrue();
            call.ResponseStream.Current.RowIndex.Should().Equal(row);
        }
    }

    [Fact]
    public async Task Stall_BetweenTwoMoments_EndsWithThem()
    {
        await using var emulator = await FaultyEmulator.StartAsync(
            new Fault { Kind = FaultKind.Stall, Between = new(TimeSpan.FromSeconds(2), TimeSpan.FromSeconds(30)) });
        using var call = await emulator.OpenAsync(await emulator.StartJobAsync());
        await emulator.ReadAsync(call, 1);
        emulator.Time.Advance(TimeSpan.FromSeconds(1));
        var next = await StalledAsync(emulator, call);

        emulator.Time.Advance(TimeSpan.FromSeconds(30));

        (await next.WaitAsync(EmulatorUnderTest.Bound)).Should().BeTrue();
    }

    [Fact]
    public async Task Stall_ForEver_EndsWhenItIsSwitchedOff()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Stall });
        using var call = await emulator.OpenAsync(await emulator.StartJobAsync());
        var next = await StalledAsync(emulator, call);
        emulator.Time.Advance(TimeSpan.FromSeconds(100));
        await emulator.Http.GetStringAsync("ack").WaitAsync(EmulatorUnderTest.Bound);
        next.IsCompleted.Should().BeFalse();

        emulator.Server.Faults.Switch(1, on: false);

        (await next.WaitAsync(EmulatorUnderTest.Bound)).Should().BeTrue();
    }

    [Fact]
    public async Task Stall_ServerEnds_DoesNotKeepIt()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Stall });
        using var call = await emulator.OpenAsync(await emulator.StartJobAsync());
        var next = await StalledAsync(emulator, call);

        await emulator.Server.DisposeAsync().AsTask().WaitAsync(EmulatorUnderTest.Soon);

        (await next.Awaiting(row => row.WaitAsync(EmulatorUnderTest.Bound)).Should().ThrowAsync<RpcException>()).Which.StatusCode.Should().Be(StatusCode.Unavailable);
    }

    [Fact]
    public async Task StreamFault_FromTheSecondJob_LeavesTheFirstAlone()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.FailStream, FromJob = 2 });
        using var first = await emulator.OpenAsync(await emulator.StartJobAsync());
        using var second = await emulator.OpenAsync(await emulator.StartJobAsync());

        (await emulator.ReadAsync(first, 3)).Should().HaveCount(3);
        (await EmulatorUnderTest.EndOfAsync(second)).Should().Be(StatusCode.Unavailable);
    }

    [Fact]
    public async Task SkipRow_AtARate_LeavesGapsAndKeepsTheOrder()
    {
        var rows = await ReadAsync(new Fault { Kind = FaultKind.SkipRow, Rate = 0.3 }, 20);

        var indices = rows.Select(row => row.RowIndex.Single()).ToList();
        indices.Should().BeInAscendingOrder().And.OnlyHaveUniqueItems();
        indices[^1].Should().BeGreaterThan(indices[0] + 19, "some are missing in between");
    }

    [Fact]
    public async Task WrongShape_Row_HasFewerValuesThanItSays()
    {
        var rows = await ReadAsync(new Fault { Kind = FaultKind.WrongShape, Rate = 0.5 }, 20);

        rows.Select(row => row.MainData[0].Length == row.DataShapeX * sizeof(float)).Distinct().Should().HaveCount(2);
        rows.Should().OnlyContain(row => row.MainData[0].Length > 0 && row.MainData[0].Length % sizeof(float) == 0);
    }

    [Fact]
    public async Task NotANumber_Row_HasSuchValuesAndItsShape()
    {
        var rows = await ReadAsync(new Fault { Kind = FaultKind.NotANumber, Rate = 0.5 }, 20);

        rows.Select(row => HasNaN(row)).Distinct().Should().HaveCount(2);
        rows.Should().OnlyContain(row => row.MainData[0].Length == row.DataShapeX * sizeof(float));
    }

    private static bool HasNaN(DataStream row)
    {
        foreach (var value in MemoryMarshal.Cast<byte, float>(row.MainData[0].Span))
        {
            if (float.IsNaN(value))
            {
                return true;
            }
        }

        return false;
    }

    private static async Task<List<DataStream>> ReadAsync(Fault fault, int rows)
    {
        await using var emulator = await FaultyEmulator.StartAsync(fault);
        var job = await emulator.StartJobAsync();
        using var call = await emulator.OpenAsync(job);
        emulator.Time.Advance(TimeSpan.FromSeconds(60));
        var read = new List<DataStream>();
        while (read.Count < rows && await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(EmulatorUnderTest.Bound))
        {
            read.Add(call.ResponseStream.Current);
        }

        return read;
    }

    [Fact]
    public async Task Stall_ThatEndsBetweenTwoReadingsOfTheClock_Ends()
    {
        LateTime? time = null;
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with
        {
            TimeProvider = time = new LateTime(options.TimeProvider, TimeSpan.FromSeconds(30)),
            Faults = [new() { Kind = FaultKind.Stall, Between = new(TimeSpan.Zero, TimeSpan.FromSeconds(10)) }],
        });
        time!.Happened = () => emulator.Struck().Any();

        using var call = await emulator.OpenAsync(await emulator.StartJobAsync());

        (await emulator.ReadAsync(call, 1)).Should().HaveCount(1);
    }

    private static async Task<Task<bool>> StalledAsync(EmulatorUnderTest emulator, AsyncServerStreamingCall<DataStream> call)
    {
        var next = call.ResponseStream.MoveNext(CancellationToken.None);
        await EmulatorUnderTest.UntilAsync(() =>
        {
            if (!emulator.Struck().Any())
            {
                emulator.Time.Advance(TimeSpan.FromMilliseconds(1));
            }

            return emulator.Struck().Contains(FaultKind.Stall);
        });
        return next;
    }
}
