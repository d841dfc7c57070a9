using System.Runtime.InteropServices;
using FluentAssertions;
using FocusServer.Contracts.Streaming;
using Grpc.Core;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

public class StreamTests
{
    [Theory]
    [InlineData(0, 1, 17)]
    [InlineData(1, 18, 34)]
    [InlineData(2, 35, 50)]
    public async Task Stream_OfALiveJob_CarriesItsOwnChannels(int streamId, int first, int last)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        using var call = await emulator.OpenAsync(await emulator.StartJobAsync(), streamId);

        var row = (await emulator.ReadAsync(call, 1))[0];

        (row.StartChannel, row.EndChannel).Should().Be((first, last));
        (row.DataShapeX, row.DataShapeY, row.HasDataShapeZ).Should().Be(((last - first + 1) * 256, 1, false));
        row.MainData.Should().ContainSingle().Which.Length.Should().Be(row.DataShapeX * sizeof(float));
    }

    [Fact]
    public async Task Stream_Rows_HaveTimestampsAndIndicesWithoutGap()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        using var call = await emulator.OpenAsync(await emulator.StartJobAsync());

        var rows = await emulator.ReadAsync(call, 20);

        rows.Select(row => row.RowIndex.Single()).Should().Equal(Enumerable.Range(0, 20));
        var podStart = new DateTimeOffset(2026, 3, 1, 12, 0, 1, TimeSpan.Zero).ToUnixTimeMilliseconds();
        rows.Select(row => row.TimestampInMilis.Single()).Should().Equal(Enumerable.Range(0, 20).Select(n => podStart + (500 * n)));
    }

    [Fact]
    public async Task Stream_Rows_ComeAtTheCadenceOfTheJob()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync(EmulatorUnderTest.LiveJob.Replace("\"displayTimeAxisDuration\":300", "\"displayTimeAxisDuration\":30", StringComparison.Ordinal));
        using var call = await emulator.OpenAsync(job);

        var rows = await emulator.ReadAsync(call, 30);

        var start = rows[0].TimestampInMilis.Single();
        rows.Select(row => row.TimestampInMilis.Single() - start).Should().Equal(Enumerable.Range(0, 30).Select(row => row * 50L));
    }

    [Fact]
    public async Task Stream_Rows_HaveTheExtremesThatTheySay()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        using var call = await emulator.OpenAsync(await emulator.StartJobAsync());

        foreach (var row in await emulator.ReadAsync(call, 20))
        {
            var values = Values(row);
            values.Should().OnlyContain(value => float.IsFinite(value));
            (row.GlobalMinimum, row.GlobalMaximum).Should().Be((values.Min(), values.Max()));
        }
    }

    [Fact]
    public async Task Stream_Signal_MovesAlongTheChannels()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        using var call = await emulator.OpenAsync(await emulator.StartJobAsync());

        var rows = await emulator.ReadAsync(call, 6);

        var loudest = rows.Select(row => Values(row).Chunk(256).Select((spectrum, channel) => (channel, spectrum.Sum())).MaxBy(c => c.Item2).channel);
        loudest.Should().Equal(7, 9, 11, 13, 15, 16);
    }

    [Fact]
    public async Task Stream_LateReader_JoinsAtTheRowThatIsDue()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();
        emulator.Time.Advance(TimeSpan.FromSeconds(20.2));
        using var call = await emulator.OpenAsync(job);

        var rows = await emulator.ReadAsync(call, 2);

        rows.Select(row => row.RowIndex.Single()).Should().Equal(41, 42);
    }

    [Fact]
    public async Task Stream_SecondReader_SharesTheRowsWithTheFirst()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();
        using var one = await emulator.OpenAsync(job);
        var before = await emulator.ReadAsync(one, 3);
        using var other = await emulator.OpenAsync(job);

        List<DataStream> late = [], rest = [];
        for (var turn = 0; turn < 10; turn++)
        {
            // In turns: a reader that does not read is sent nothing more after a while.
            late.AddRange(await emulator.ReadAsync(other, 1));
            rest.AddRange(await emulator.ReadAsync(one, 1));
        }

        before.Concat(late).Concat(rest).Select(row => row.RowIndex.Single()).Should().OnlyHaveUniqueItems("each row goes to one of them");
        foreach (var reader in new[] { late, rest })
        {
            reader.Should().BeInAscendingOrder(row => row.RowIndex[0]);
            (reader[^1].RowIndex[0] - reader[0].RowIndex[0]).Should().BeInRange(12, 40, "others go to the other");
        }
    }

    [Fact]
    public async Task Stream_ReaderLeft_LeavesTheRowsToTheOther()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();
        using var one = await emulator.OpenAsync(job);
        using (var other = await emulator.OpenAsync(job))
        {
            await emulator.ReadAsync(other, 2);
        }

        await EmulatorUnderTest.UntilAsync(() => emulator.Find(job.JobId).Readers == 1);
        var rows = (await emulator.ReadAsync(one, 20)).Select(row => row.RowIndex.Single()).ToList();

        rows.TakeLast(10).Should().Equal(Enumerable.Range(rows[^10], 10));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    public async Task Stream_Unknown_IsAnInvalidArgument(int streamId)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        using var call = emulator.Open(await emulator.StartJobAsync(), streamId);

        var read = () => call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(EmulatorUnderTest.Bound);

        var refusal = (await read.Should().ThrowAsync<RpcException>()).Which;
        refusal.StatusCode.Should().Be(StatusCode.InvalidArgument);
        refusal.Status.Detail.Should().Be($"stream_id is {streamId}; allowed is 0 to 2.");
    }

    [Fact]
    public async Task Stream_OfAWaterfall_HasOneValueAChannel()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync("""{"displayInfo":{"height":600},"channels":{"min":1,"max":2222},"view_type":2}""");
        using var call = await emulator.OpenAsync(job, streamId: 2);

        var row = (await emulator.ReadAsync(call, 1))[0];

        (row.StartChannel, row.EndChannel, row.DataShapeX).Should().Be((1483, 2222, 740));
        Values(row).Should().HaveCount(740);
    }

    private static float[] Values(DataStream row) => MemoryMarshal.Cast<byte, float>(row.MainData[0].Span).ToArray();
}
