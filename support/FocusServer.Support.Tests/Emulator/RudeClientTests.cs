using System.Net;
using System.Net.Sockets;
using System.Text;
using FluentAssertions;
using Xunit;

namespace FocusServer.Support.Tests.Emulator;

/// <summary>Sends malformed or aborted requests. Disposing the emulator checks that the server has logged no error.</summary>
public class RudeClientTests
{
    [Theory]
    [InlineData("GET / HTTP/1.1\r\nHost: x\r\n\r\n")]
    [InlineData("\u0001\u0002\u0003 garbage \r\n\r\n")]
    [InlineData("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n no frame at all, but long enough to be one")]
    public async Task JobPort_SentWhatIsNoHttp2_ServesOthersStill(string text)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();

        await SendAndHangUpAsync(job.StreamPort, text);

        using var call = await emulator.OpenAsync(job);
        (await emulator.ReadAsync(call, 1)).Should().HaveCount(1);
    }

    [Theory]
    [InlineData("\u0001\u0002\u0003 garbage \r\n\r\n")]
    [InlineData("POST /configure HTTP/1.1\r\nHost: x\r\nContent-Length: 500\r\n\r\n{\"channels\"")]
    [InlineData("POST /configure HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n")]
    [InlineData("POST /configure HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n")]
    public async Task RestPort_SentHalfARequest_ServesOthersStill(string text)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();

        await SendAndHangUpAsync(emulator.Server.BaseUrl.Port, text);

        (await emulator.Http.GetStringAsync("ack").WaitAsync(EmulatorUnderTest.Bound)).Should().Be("{}");
    }

    [Theory]
    [InlineData(new byte[] { 0, 0, 0, 0, 3, 255, 255, 255 }, "3")]
    [InlineData(new byte[] { 0, 0, 0, 0, 9, 8, 1 }, "3 8 13")]
    [InlineData(new byte[] { 1, 0, 0, 0, 2, 8, 1 }, "3 8 12 13")]
    [InlineData(new byte[] { 0, 255, 255, 255, 255 }, "2 8 13")]
    [InlineData(new byte[] { 7 }, "3 8 13")]
    [InlineData(new byte[0], "3 8 13")]
    public async Task Stream_AskedForWithGarbage_IsRefused(byte[] request, string statuses)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();
        using var client = new HttpClient();

        using var message = new HttpRequestMessage(HttpMethod.Post, $"http://127.0.0.1:{job.StreamPort}/pandadatastream.DataStreamService/StreamData")
        {
            Version = HttpVersion.Version20,
            VersionPolicy = HttpVersionPolicy.RequestVersionExact,
            Content = new ByteArrayContent(request) { Headers = { { "content-type", "application/grpc" } } },
        };
        using var response = await client.SendAsync(message).WaitAsync(EmulatorUnderTest.Bound);
        await response.Content.ReadAsByteArrayAsync().WaitAsync(EmulatorUnderTest.Bound);

        var fields = response.TrailingHeaders.Concat(response.Headers);
        var status = fields.Single(field => field.Key == "grpc-status").Value.Single();
        statuses.Split(' ').Should().Contain(status);
    }

    [Fact]
    public async Task Stream_ReaderBreaksOffInTheMiddle_IsForgotten()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();
        var call = await emulator.OpenAsync(job);
        await emulator.ReadAsync(call, 3);

        call.Dispose();

        await EmulatorUnderTest.UntilAsync(() => emulator.Find(job.JobId).Readers == 0);
    }

    [Fact]
    public async Task Stream_ReaderThatReadsNothing_IsWaitedForAndEndsWithTheServer()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();
        using var call = await emulator.OpenAsync(job);

        await emulator.PassAsync(job.JobId, TimeSpan.FromMinutes(10));

        (await emulator.StatusOfAsync(job.JobId)).Should().Be(HttpStatusCode.OK);
        await emulator.Server.DisposeAsync().AsTask().WaitAsync(EmulatorUnderTest.Soon);
    }

    [Fact]
    public async Task Configure_ClientHangsUpWhileItWaits_GetsItsJobAllTheSame()
    {
        var time = new NoticedTime(TimeSpan.FromSeconds(5));
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { TimeProvider = time, ConfigureDelay = TimeSpan.FromSeconds(5) });
        using var hangUp = new CancellationTokenSource();
        var asked = emulator.Http.PostAsync("configure", new StringContent(EmulatorUnderTest.LiveJob), hangUp.Token);
        await time.Noticed.WaitAsync(EmulatorUnderTest.Bound);

        await hangUp.CancelAsync();

        await asked.Awaiting(answer => answer).Should().ThrowAsync<OperationCanceledException>();
        time.Advance(TimeSpan.FromSeconds(5));
        await EmulatorUnderTest.UntilAsync(() => emulator.Server.Jobs.Find("1-1") is not null);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Connections_ThatNeverSpeak_LeaveRoomForOthers(bool toTheJob)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();
        var silent = Enumerable.Range(0, 2000).Select(_ => new TcpClient()).ToList();
        try
        {
            var port = toTheJob ? job.StreamPort : emulator.Server.BaseUrl.Port;
            await Task.WhenAll(silent.Select(client => client.ConnectAsync(IPAddress.Loopback, port))).WaitAsync(EmulatorUnderTest.Bound);

            using var call = await emulator.OpenAsync(job);
            (await emulator.ReadAsync(call, 2)).Should().HaveCount(2);
            (await emulator.Http.GetStringAsync("ack").WaitAsync(EmulatorUnderTest.Bound)).Should().Be("{}");
            (await emulator.ConfigureAsync()).JobId.Should().Be("2-2");
        }
        finally
        {
            silent.ForEach(client => client.Dispose());
        }
    }

    [Fact]
    public async Task Streams_ResetAsSoonAsAskedFor_AreNoErrorOfTheServer()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        var job = await emulator.StartJobAsync();
        for (var connection = 0; connection < 5; connection++)
        {
            using var rude = await RawHttp2.ConnectAsync(job.StreamPort);
            try
            {
                for (var stream = 1; stream < 20_000; stream += 2)
                {
                    await rude.SendAsync([.. RawHttp2.CallHeaders(stream), .. RawHttp2.Frame(RawHttp2.Reset, 0, stream, [0, 0, 0, 8])]);
                }
            }
            catch (IOException)
            {
                // The server closed the connection.
            }
        }

        using var call = await emulator.OpenAsync(job);
        (await emulator.ReadAsync(call, 1)).Should().HaveCount(1);
    }

    private static async Task SendAndHangUpAsync(int port, string text)
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, port).WaitAsync(EmulatorUnderTest.Bound);
        var stream = client.GetStream();
        await stream.WriteAsync(Encoding.Latin1.GetBytes(text));
        client.Client.Shutdown(SocketShutdown.Send);
        try
        {
            while (await stream.ReadAsync(new byte[4096]).AsTask().WaitAsync(EmulatorUnderTest.Bound) > 0)
            {
            }
        }
        catch (IOException)
        {
            // The server may also break the connection.
        }
    }
}
