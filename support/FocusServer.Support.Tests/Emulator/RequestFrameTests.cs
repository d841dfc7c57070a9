using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using FluentAssertions;
using FocusServer.Contracts.Rest;
using Grpc.Core;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>The frame of the one message that asks for a stream, as careless clients make it.</summary>
public class RequestFrameTests
{
    private static readonly byte[] _stream1 = [8, 1];

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Request_WellCompressed_IsUnderstood(string encoding)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();

        using var response = await AskAsync(job, Frame(1, Compress(encoding, [8, 9])), encoding);

        (await StatusOfAsync(response)).Should().Be(StatusCode.InvalidArgument, "there is no stream 9, and that is what is read here");
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Request_InAnUnknownCompression_IsUnimplementedAndSaysWhatIsKnown(bool long_)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();

        using var response = await AskAsync(job, Frame(1, long_ ? new byte[100_000] : _stream1), "zstd");

        (await StatusOfAsync(response)).Should().Be(StatusCode.Unimplemented);
        Fields(response, "grpc-accept-encoding").Should().Contain("gzip").And.Contain("identity");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    public async Task Request_BadlyCompressed_IsAnInternalError(string encoding)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();

        using var response = await AskAsync(job, Frame(1, [1, 2, 3, 4]), encoding);

        (await StatusOfAsync(response)).Should().Be(StatusCode.Internal);
    }

    [Theory]
    [InlineData(4 * 1024 * 1024 + 1, 4 * 1024 * 1024 + 1)]
    [InlineData(4 * 1024 * 1024 + 1, 10)]
    [InlineData(uint.MaxValue, 10)]
    public async Task Request_LongerThanAllowed_ExhaustsTheResource(uint announced, int sent)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();
        var frame = Frame(0, new byte[sent]);
        BinaryPrimitives.WriteUInt32BigEndian(frame.AsSpan(1), announced);

        using var response = await AskAsync(job, frame);

        (await StatusOfAsync(response)).Should().Be(StatusCode.ResourceExhausted);
    }

    [Fact]
    public async Task Request_LongerThanAllowedOnceItIsUnpacked_ExhaustsTheResource()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();

        using var response = await AskAsync(job, Frame(1, Compress("gzip", new byte[50_000_000])), "gzip");

        (await StatusOfAsync(response)).Should().Be(StatusCode.ResourceExhausted);
    }

    [Fact]
    public async Task Request_LongButAllowed_IsRead()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();

        // Stream 9, and a field of a megabyte that nobody knows.
        using var response = await AskAsync(job, Frame(0, [8, 9, 0x7A, 0x80, 0x80, 0x40, .. new byte[1024 * 1024]]));

        (await StatusOfAsync(response)).Should().Be(StatusCode.InvalidArgument);
        Fields(response, "grpc-message").Should().Contain("stream_id is 9");
    }

    [Theory]
    [InlineData("pandadatastream.DataStreamService/Nothing")]
    [InlineData("pandadatastream.datastreamservice/StreamData")]
    [InlineData("ack")]
    public async Task Call_OfAnUnknownMethod_IsUnimplemented(string method)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();

        using var response = await AskAsync(job, Frame(0, _stream1), method: method);

        (await StatusOfAsync(response)).Should().Be(StatusCode.Unimplemented);
    }

    private static byte[] Frame(byte flag, byte[] message)
    {
        byte[] frame = [flag, 0, 0, 0, 0, .. message];
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(1), message.Length);
        return frame;
    }

    private static byte[] Compress(string encoding, byte[] message)
    {
        using var packed = new MemoryStream();
        using (Stream packing = encoding == "gzip" ? new GZipStream(packed, CompressionLevel.Fastest) : new ZLibStream(packed, CompressionLevel.Fastest))
        {
            packing.Write(message);
        }

        return packed.ToArray();
    }

    private static async Task<HttpResponseMessage> AskAsync(
        JobResponse job, byte[] frame, string? encoding = null, string method = "pandadatastream.DataStreamService/StreamData")
    {
        using var client = new HttpClient();
        using var message = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{job.StreamPort}/{method}")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame) { Headers = { { "content-type", "application/grpc" } } },
        };
        if (encoding is not null)
        {
            message.Headers.Add("grpc-encoding", encoding);
        }

        return await client.SendAsync(message).WaitAsync(EmulatorUnderTest.Bound);
    }

    private static async Task<StatusCode> StatusOfAsync(HttpResponseMessage response)
    {
        await response.Content.ReadAsByteArrayAsync().WaitAsync(EmulatorUnderTest.Bound);
        return Enum.Parse<StatusCode>(Fields(response, "grpc-status"));
    }

    private static string Fields(HttpResponseMessage response, string name) => Uri.UnescapeDataString(
        string.Join(',', response.TrailingHeaders.Concat(response.Headers).Where(field => field.Key == name).SelectMany(field => field.Value)));
}
