using System.Buffers.Binary;
using System.IO.Compression;
using System.Net;
using FluentAssertions;
using FocusServer.Contracts.Rest;
using Grpc.Core;
using Grpc.Net.Client;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>Requests streams as clients in other languages may do it.</summary>
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

    [Fact]
    public async Task Request_InAnUnknownCompression_IsUnimplementedAndSaysWhatIsKnown()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();

        using var response = await AskAsync(job, Frame(1, _stream1), "zstd");

        (await StatusOfAsync(response)).Should().Be(StatusCode.Unimplemented);
        Fields(response, "grpc-accept-encoding").Should().Contain("gzip").And.Contain("identity");
    }

    [Theory]
    [InlineData("pandadatastream.DataStreamService", "Nothing")]
    [InlineData("pandadatastream.datastreamservice", "StreamData")]
    [InlineData("nothing.Service", "StreamData")]
    public async Task Call_OfAnUnknownMethod_IsUnimplementedForAClient(string service, string method)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();
        using var channel = GrpcChannel.ForAddress($"{job.StreamUrl}:{job.StreamPort}");
        var bytes = Marshallers.Create(bytes => bytes, bytes => bytes);

        using var call = channel.CreateCallInvoker().AsyncServerStreamingCall(new Method<byte[], byte[]>(MethodType.ServerStreaming, service, method, bytes, bytes), null, default, _stream1);

        (await call.Awaiting(c => c.ResponseStream.MoveNext(CancellationToken.None).WaitAsync(EmulatorUnderTest.Bound)).Should().ThrowAsync<RpcException>())
            .Which.StatusCode.Should().Be(StatusCode.Unimplemented);
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

    private static async Task<HttpResponseMessage> AskAsync(JobResponse job, byte[] frame, string encoding)
    {
        using var client = new HttpClient();
        using var message = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{job.StreamPort}/pandadatastream.DataStreamService/StreamData")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(frame) { Headers = { { "content-type", "application/grpc" } } },
            Headers = { { "grpc-encoding", encoding } },
        };
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
