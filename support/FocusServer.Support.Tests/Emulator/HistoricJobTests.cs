using System.Buffers.Binary;
using System.Net;
using System.Runtime.InteropServices;
using System.Text.Json.Nodes;
using FluentAssertions;
using FocusServer.Contracts.Rest;
using FocusServer.Contracts.Streaming;
using FocusServer.Emulator;
using FocusServer.Emulator.Jobs;
using Grpc.Core;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

public class HistoricJobTests
{
    private const long Start = 1_700_000_000;

    [Theory]
    [InlineData(Start, Start + 60, 0, 120)]
    [InlineData(Start + 10, Start + 20, 10, 20)]
    [InlineData(Start - 100, Start + 5, 0, 10)]
    [InlineData(Start + 590, Start + 5000, 590, 20)]
    [InlineData(0, 4_000_000_000, 0, 1200)]
    public async Task Stream_OfARange_SendsWhatIsRecordedOfItWithoutGap(long start, long end, int first, int rows)
    {
        await using var emulator = await StartAsync();
        var job = await emulator.StartJobAsync(Between(start, end));
        using var call = await emulator.OpenAsync(job, streamId: 1);

        var read = await ReadAllAsync(call);

        read.Select(row => row.RowIndex.Single()).Should().Equal(Enumerable.Range(0, rows));
        read.Select(row => row.TimestampInMilis.Single()).Should().Equal(Enumerable.Range(0, rows).Select(row => ((Start + first) * 1000) + (row * 500L)));
        read.Should().OnlyContain(row => row.StartChannel == 18 && row.EndChannel == 34);
    }

    [Fact]
    public async Task Stream_OfWhatIsStillRecorded_EndsWithTheLastWholeSecond()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { Recordings = [new Recording(0, null)], HistoricCompletes = true });
        var now = emulator.Time.GetUtcNow().ToUnixTimeSeconds();
        var job = await emulator.StartJobAsync(Between(now - 5, now + 100));
        using var call = await emulator.OpenAsync(job);

        (await ReadAllAsync(call)).Should().HaveCount(10);
    }

    [Fact]
    public async Task Stream_SecondReader_GetsWhatIsLeft()
    {
        await using var emulator = await StartAsync();
        var job = await emulator.StartJobAsync(Between(Start, Start + 10));
        using var one = await emulator.OpenAsync(job);
        (await ReadAllAsync(one)).Should().HaveCount(20);

        using var other = await emulator.OpenAsync(job);

        (await ReadAllAsync(other)).Should().BeEmpty();
    }

    [Fact]
    public async Task Stream_Rows_HaveTheExtremesOfTheRecording()
    {
        await using var emulator = await StartAsync();
        var job = await emulator.StartJobAsync(Between(Start, Start + 60));
        using var one = await emulator.OpenAsync(job, streamId: 0);
        using var other = await emulator.OpenAsync(job, streamId: 2);

        List<DataStream> rows = [.. await ReadAllAsync(one), .. await ReadAllAsync(other)];

        var values = rows.SelectMany(row => MemoryMarshal.Cast<byte, float>(row.MainData[0].Span).ToArray()).ToList();
        rows.Should().OnlyContain(row => row.GlobalMinimum == rows[0].GlobalMinimum && row.GlobalMaximum == rows[0].GlobalMaximum);
        rows[0].GlobalMinimum.Should().BeLessThanOrEqualTo(values.Min());
        rows[0].GlobalMaximum.Should().BeGreaterThanOrEqualTo(values.Max());
    }

    [Fact]
    public async Task Stream_OfARange_FallsSilentAndThenItsConnectionEndsWithAnError()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { Recordings = [new Recording(Start, Start + 600)] });
        var job = await emulator.StartJobAsync(Between(Start, Start + 10));
        var traffic = emulator.Find(job.JobId).Traffic;
        using var call = await emulator.OpenAsync(job);
        using var raw = await RawHttp2.ConnectAsync(job.StreamPort);
        await raw.SendAsync([.. RawHttp2.CallHeaders(1), .. RawHttp2.CallBody(1, 1)]);
        await ReadRowsAsync(call, 20);
        await EmulatorUnderTest.UntilAsync(() => traffic.Rows == 40);

        var end = EmulatorUnderTest.EndOfAsync(call);
        emulator.Time.Advance(TimeSpan.FromSeconds(29));
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.OK);
        end.IsCompleted.Should().BeFalse("it is silent for 30 s");

        var frames = raw.ReadUntilAsync(frame => frame.Type == RawHttp2.GoAway);
        await emulator.LetPassUntilAsync(Task.WhenAll(end, frames));

        (await end).Should().Be(StatusCode.Unavailable);
        var goAway = (await frames)[^1].Payload;
        BinaryPrimitives.ReadInt32BigEndian(goAway.AsSpan(4)).Should().Be(2);
        RawHttp2.Text(goAway[8..]).Should().Be("Cancelling all calls");
    }

    [Fact]
    public async Task Job_ThatHasSentEverything_EndsThoughAReaderIsConnectedWhereActivityCounts()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with
        {
            Recordings = [new Recording(Start, Start + 600)],
            PodDelay = TimeSpan.FromSeconds(7.6),
            IdleByActivity = true,
        });
        var configured = emulator.Time.GetUtcNow();
        var job = await emulator.ConfigureAsync(Between(Start, Start + 10));
        emulator.Time.Advance(TimeSpan.FromSeconds(7.6));
        using var call = await emulator.OpenAsync(job);
        await ReadRowsAsync(call, 20);
        await EmulatorUnderTest.UntilAsync(() => emulator.Find(job.JobId).Traffic.Rows == 20);

        var end = EmulatorUnderTest.EndOfAsync(call);
        await emulator.LetPassUntilAsync(end);

        (await end).Should().Be(StatusCode.Unavailable);
        (emulator.Time.GetUtcNow() - configured).TotalSeconds.Should().BeInRange(37, 40);
        emulator.Time.Advance(configured.AddSeconds(59) - emulator.Time.GetUtcNow());
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.OK);
        emulator.Time.Advance(TimeSpan.FromSeconds(1));
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.NotFound, "the fifth check finds nothing sent");
    }

    [Fact]
    public async Task Stream_ReaderThatReadsNothing_HoldsTheRowsBack()
    {
        await using var emulator = await StartAsync(new Recording(0, 2_000_000_000));
        var job = await emulator.StartJobAsync(Between(0, 2_000_000_000));
        using var call = await emulator.OpenAsync(job);
        var traffic = emulator.Find(job.JobId).Traffic;

        // Until the windows of the connection are full: then the rows stand still.
        long sent = -1;
        await EmulatorUnderTest.UntilAsync(() => traffic.Rows > 0);
        for (var same = 0; same < 5; same = traffic.Rows == sent ? same + 1 : 0)
        {
            sent = traffic.Rows;
            await Task.WhenAny(new TaskCompletionSource().Task.WaitAsync(TimeSpan.FromMilliseconds(50)));
        }

        sent.Should().BeLessThan(5000);
        (await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(EmulatorUnderTest.Bound)).Should().BeTrue();
        emulator.Time.Advance(TimeSpan.FromMinutes(10));
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.OK, "a reader that takes its time is no silent stream");
    }

    [Theory]
    [InlineData(Start - 60, Start)]
    [InlineData(Start + 600, Start + 660)]
    public async Task Configure_WhereNothingIsRecorded_SaysSo(long start, long end)
    {
        await using var emulator = await StartAsync();

        using var response = await emulator.PostAsync(Between(start, end));

        response.StatusCode.Should().Be(HttpStatusCode.NotFound);
        (await response.Content.ReadAsStringAsync()).Should().Be("""{"error":"No recording found in given time range"}""");
        (await emulator.ConfigureAsync()).JobId.Should().Be("1-1");
    }

    [Fact]
    public async Task Configure_HistoricWaterfall_IsTaken()
    {
        await using var emulator = await StartAsync();
        var job = await emulator.StartJobAsync(FormattableString.Invariant($$"""{"displayInfo":{"height":600},"channels":{"min":1,"max":50},"view_type":2,"start_time":{{Start}},"end_time":{{Start + 2}}}"""));
        using var call = await emulator.OpenAsync(job);

        (await ReadAllAsync(call)).Should().HaveCount(4).And.OnlyContain(row => row.DataShapeX == 17);
    }

    [Fact]
    public async Task Job_ReadToItsEnd_IsGoneTwoMinutesLater()
    {
        await using var emulator = await StartAsync();
        var job = await emulator.StartJobAsync(Between(Start, Start + 10));
        await ReadToTheEndAsync(emulator, job, 0, 1, 2);
        await EmulatorUnderTest.UntilAsync(() => emulator.Find(job.JobId).State == JobState.Ended);

        emulator.Time.Advance(TimeSpan.FromSeconds(119.9));
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.OK);

        emulator.Time.Advance(TimeSpan.FromSeconds(0.1));
        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Job_OfWhichAStreamIsUnread_IsGoneByTheIdleChecks()
    {
        await using var emulator = await StartAsync();
        var job = await emulator.StartJobAsync(Between(Start, Start + 10));
        await ReadToTheEndAsync(emulator, job, 0, 2);
        await EmulatorUnderTest.UntilAsync(() => emulator.Find(job.JobId).Readers == 0);

        emulator.Time.Advance(TimeSpan.FromSeconds(49));

        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.NotFound);
    }

    private static Task<EmulatorUnderTest> StartAsync(Recording? recording = null) =>
        EmulatorUnderTest.StartAsync(options => options with { Recordings = [recording ?? new Recording(Start, Start + 600)], HistoricCompletes = true });

    private static string Between(long start, long end)
    {
        var body = JsonNode.Parse(EmulatorUnderTest.LiveJob)!;
        (body["start_time"], body["end_time"]) = (start, end);
        return body.ToJsonString();
    }

    private static async Task ReadToTheEndAsync(EmulatorUnderTest emulator, JobResponse job, params int[] streams)
    {
        foreach (var stream in streams)
        {
            using var call = await emulator.OpenAsync(job, stream);
            (await ReadAllAsync(call)).Should().HaveCount(20);
        }
    }

    private static async Task ReadRowsAsync(AsyncServerStreamingCall<DataStream> call, int rows)
    {
        for (var row = 0; row < rows; row++)
        {
            (await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(EmulatorUnderTest.Bound)).Should().BeTrue();
        }
    }

    /// <summary>Reads a stream to its end without letting time pass. Fails when the call does not complete normally.</summary>
    private static async Task<List<DataStream>> ReadAllAsync(AsyncServerStreamingCall<DataStream> call)
    {
        var rows = new List<DataStream>();
        while (await call.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(EmulatorUnderTest.Bound))
        {
            rows.Add(call.ResponseStream.Current);
        }

        call.GetStatus().StatusCode.Should().Be(StatusCode.OK);
        return rows;
    }
}
