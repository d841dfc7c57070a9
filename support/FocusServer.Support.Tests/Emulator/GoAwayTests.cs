using System.Buffers.Binary;
using System.Net;
using System.Net.Sockets;
using FluentAssertions;
using FocusServer.Contracts.Rest;
using FocusServer.Emulator.Faults;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>Checks the end of a job on the wire: the status of each stream in its trailers, GOAWAY, and the end of the connection.</summary>
public class GoAwayTests
{
    /// <summary>A job with rows of 3 MB, more than the buffers of a connection hold.</summary>
    private const string JobOfLongRows = """
        {"displayTimeAxisDuration":300,"nfftSelection":2048,"displayInfo":{"height":600},
         "channels":{"min":1,"max":2222},"frequencyRange":{"min":0,"max":1000},
         "start_time":null,"end_time":null,"view_type":"0"}
        """;

    [Theory]
    [InlineData("delete")]
    [InlineData("evict")]
    [InlineData("silence")]
    [InlineData("reset")]
    [InlineData("dispose")]
    public async Task Job_Ended_TellsItsReadersSo(string how)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with
        {
            DeleteSupported = true,
            Faults = how switch
            {
                "evict" => [new Fault { Kind = FaultKind.EvictOldest, FromJob = 2 }],
                "silence" => [new Fault { Kind = FaultKind.Silent }],
                _ => [],
            },
        });
        var job = await emulator.StartJobAsync();
        using var reader = await ReadAsync(job, streams: 3);

        var reading = reader.ReadUntilAsync(_ => false);
        await EndAsync(emulator, job, how);

        var frames = await reading;
        frames.Should().Contain(frame => frame.Type == RawHttp2.GoAway).And.NotContain(frame => frame.Type == RawHttp2.Reset);
        frames.Where(frame => frame.Type == RawHttp2.GoAway)
            .Select(frame => BinaryPrimitives.ReadInt32BigEndian(frame.Payload.AsSpan(4))).Should().OnlyContain(error => error == 0, "it is an orderly end");
        var last = frames.Where(frame => frame.Stream > 0).GroupBy(frame => frame.Stream).ToDictionary(stream => stream.Key, stream => stream.Last());
        last.Keys.Should().BeEquivalentTo([1, 3, 5]);
        last.Values.Should().OnlyContain(frame => frame.Type == RawHttp2.Headers && (frame.Flags & RawHttp2.EndStream) != 0);
        last.Values.Select(frame => RawHttp2.Text(frame.Payload)).Should().OnlyContain(trailers => trailers.Contains("grpc-status\u000214", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Job_Ended_TellsTheConnectionWithoutStreams()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { DeleteSupported = true });
        var job = await emulator.StartJobAsync();
        using var idle = await RawHttp2.ConnectAsync(job.StreamPort);
        await idle.ReadUntilAsync(frame => frame.Type == RawHttp2.Settings);

        await EndAsync(emulator, job, "delete");

        (await idle.ReadUntilAsync(_ => false)).Should().Contain(frame => frame.Type == RawHttp2.GoAway);
    }

    [Fact]
    public async Task Job_EndedWhileItsReaderReadsNothing_IsBrokenOffAfterAWhile()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { DeleteSupported = true });
        var job = await emulator.StartJobAsync(JobOfLongRows);
        using var reader = await ReadAsync(job, streams: 1, wide: false);
        var (ended, port) = (emulator.Find(job.JobId), job.StreamPort);
        emulator.Time.Advance(TimeSpan.FromSeconds(10));
        await EmulatorUnderTest.UntilAsync(() => ended.Traffic.Silence == TimeSpan.Zero);

        await EndAsync(emulator, job, "delete");
        (await EmulatorUnderTest.TakesConnectionsAsync(port)).Should().BeFalse("the port is free at once");
        ended.Readers.Should().Be(1, "it has time to take in what it was sent");

        emulator.Time.Advance(TimeSpan.FromSeconds(2));
        await EmulatorUnderTest.UntilAsync(() => ended.Readers == 0);
    }

    [Fact]
    public async Task Crash_SaysNothing()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();
        using var reader = await ReadAsync(job, streams: 1);

        emulator.Server.Faults.Add(new Fault { Kind = FaultKind.Crash });

        var read = async () => (await reader.ReadUntilAsync(_ => false)).Should().NotContain(frame => (frame.Flags & RawHttp2.EndStream) != 0);
        try
        {
            await read();
        }
        catch (IOException broken) when (broken.InnerException is SocketException or null)
        {
            // The connection was aborted.
        }
    }

    /// <summary>Opens a connection on which the answers to some streams have begun.</summary>
    private static async Task<RawHttp2> ReadAsync(JobResponse job, int streams, bool wide = true)
    {
        var reader = await RawHttp2.ConnectAsync(job.StreamPort, wide);
        for (var stream = 0; stream < streams; stream++)
        {
            var id = (2 * stream) + 1;
            await reader.SendAsync([.. RawHttp2.CallHeaders(id), .. RawHttp2.CallBody(id, (byte)stream)]);
            await reader.ReadUntilAsync(frame => frame.Type == RawHttp2.Headers && frame.Stream == id);
        }

        return reader;
    }

    private static async Task EndAsync(EmulatorUnderTest emulator, JobResponse job, string how)
    {
        switch (how)
        {
            case "delete":
                using (var deleted = await emulator.Http.DeleteAsync($"job/{job.JobId}").WaitAsync(EmulatorUnderTest.Bound))
                {
                    deleted.StatusCode.Should().Be(HttpStatusCode.OK);
                }

                break;
            case "evict":
                await emulator.ConfigureAsync();
                break;
            case "silence":
                emulator.Time.Advance(TimeSpan.FromSeconds(190));
                break;
            case "reset":
                using (var reset = await emulator.Http.PostAsync("_emulator/reset", null).WaitAsync(EmulatorUnderTest.Bound))
                {
                    reset.StatusCode.Should().Be(HttpStatusCode.OK);
                }

                break;
            case "dispose":
                await emulator.Server.DisposeAsync().AsTask().WaitAsync(EmulatorUnderTest.Bound);
                break;
        }
    }
}
