using System.IO.Compression;
using FluentAssertions;
using FocusServer.Client;
using Microsoft.AspNetCore.Http;
using Xunit;
using static FocusServer.Support.Tests.Client.ClientUnderTest;

namespace FocusServer.Support.Tests.Client;

public sealed class ReadingTests
{
    [Theory]
    [InlineData("", "/channels")]
    [InlineData("/", "/channels")]
    [InlineData("/focus-server", "/focus-server/channels")]
    [InlineData("/a/focus-server/", "/a/focus-server/channels")]
    public async Task GetChannels_BaseUrlInAnyForm_AsksBelowIt(string prefix, string path)
    {
        await using var server = await ScriptedServer.AnswerAsync(200, """{"lowest_channel":1,"highest_channel":2337}""");
        using var client = Create(new Uri(server.Url, prefix));

        var channels = await client.GetChannelsAsync(CancellationToken.None).WaitAsync(Bound);

        channels.HighestChannel.Should().Be(2337);
        server.Requests.Should().Equal($"GET {path}");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task GetChannels_CompressedAnswer_IsAskedForAndRead(string encoding)
    {
        var accepted = "";
        await using var server = await ScriptedServer.StartAsync(context =>
        {
            accepted = context.Request.Headers.AcceptEncoding;
            return WriteCompressedAsync(context, encoding, half: false);
        });
        using var client = Create(server.Url);

        (await client.GetChannelsAsync(CancellationToken.None).WaitAsync(Bound)).HighestChannel.Should().Be(2337);

        accepted.Should().Contain(encoding);
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    public async Task GetChannels_AnswerThatCannotBeDecompressed_BreaksTheContract(string encoding)
    {
        await using var server = await ScriptedServer.StartAsync(context => WriteCompressedAsync(context, encoding, half: true));
        using var client = Create(server.Url);

        var ask = () => client.GetChannelsAsync(CancellationToken.None).WaitAsync(Bound);

        (await ask.Should().ThrowAsync<FocusServerException>()).Which.Kind.Should().Be(FocusServerErrorKind.ContractBroken);
    }

    [Fact]
    public async Task Acknowledge_TokenConfigured_SendsItAsBearer()
    {
        await using var server = await ScriptedServer.AnswerAsync(200, "{}");
        using var client = Create(server.Url, token: "s3cr3t");

        await client.AcknowledgeAsync(CancellationToken.None).WaitAsync(Bound);

        server.Requests.Should().Equal("GET /ack Bearer s3cr3t");
    }

    [Theory]
    [InlineData("2337", false)]
    [InlineData("2337.0", false)]
    public async Task GetLiveMetadata_ChannelsAsWholeOrFloat_AreRead(string number, bool waiting)
    {
        var body = Bodies.LiveMetadata.Replace("2337", number, StringComparison.Ordinal);
        await using var server = await ScriptedServer.AnswerAsync(200, body);
        using var client = Create(server.Url);

        var metadata = await client.GetLiveMetadataAsync(CancellationToken.None).WaitAsync(Bound);

        metadata.NumberOfChannels.Should().Be(2337);
        metadata.IsWaitingForFiber.Should().Be(waiting);
    }

    [Theory]
    [InlineData("\"prr\":2000.0", "\"prr\":0.0")]
    [InlineData("\"prr\":2000.0,\"fiber_start_meters\":0,\"fiber_length_meters\":10000", "\"prr\":0.0,\"fiber_start_meters\":null,\"fiber_length_meters\":null")]
    [InlineData("\"prr\":2000.0", "\"prr\":null")]
    public async Task GetLiveMetadata_NoFibre_IsWaiting(string original, string changed)
    {
        var body = Bodies.LiveMetadata.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        await using var server = await ScriptedServer.AnswerAsync(200, body.Replace(original, changed, StringComparison.Ordinal));
        using var client = Create(server.Url);

        var metadata = await client.GetLiveMetadataAsync(CancellationToken.None).WaitAsync(Bound);

        metadata.IsWaitingForFiber.Should().BeTrue();
    }

    [Theory]
    [InlineData("\"10.4\"", "\"waiting for fiber\"")]
    [InlineData("\"fiber_start_meters\":0,\"fiber_length_meters\":10000", "\"fiber_start_meters\":null,\"fiber_length_meters\":null")]
    [InlineData("\"sw_version\":\"10.4\",\"number_of_channels\":2337", "\"sw_version\":null,\"number_of_channels\":null")]
    public async Task GetLiveMetadata_PulsesComeAndOtherThingsAreMissing_IsNotWaiting(string original, string changed)
    {
        var body = Bodies.LiveMetadata.Replace("\n", "", StringComparison.Ordinal).Replace(" ", "", StringComparison.Ordinal);
        await using var server = await ScriptedServer.AnswerAsync(200, body.Replace(original, changed, StringComparison.Ordinal));
        using var client = Create(server.Url);

        var metadata = await client.GetLiveMetadataAsync(CancellationToken.None).WaitAsync(Bound);

        body.Should().Contain(original);
        metadata.IsWaitingForFiber.Should().BeFalse();
    }

    [Theory]
    [InlineData("<html><body>Welcome</body></html>", "invalid start of a value")]
    [InlineData("{\"lowest_channel\":1,\"high", "Expected end of string")]
    [InlineData("{\"lowest_channel\":1}", "highest_channel")]
    [InlineData("{\"lowest_channel\":1,\"highest_channel\":\"many\"}", "highest_channel")]
    [InlineData("{\"lowest_channel\":9,\"highest_channel\":3}", "lowest_channel is above highest_channel")]
    [InlineData("null", "null")]
    [InlineData("", "does not contain any JSON tokens")]
    public async Task GetChannels_AnswerBreaksContract_NamesWhatIsWrong(string body, string mistake)
    {
        await using var server = await ScriptedServer.AnswerAsync(200, body);
        using var client = Create(server.Url);

        var failure = await FailureOf(() => client.GetChannelsAsync(CancellationToken.None));

        failure.Kind.Should().Be(FocusServerErrorKind.ContractBroken);
        failure.StatusCode.Should().Be(200);
        failure.Message.Should().Contain($"GET {server.Url}channels").And.Contain(mistake);
    }

    [Theory]
    [InlineData("<html>login</html>")]
    [InlineData("[]")]
    public async Task Acknowledge_NotAnObject_BreaksContract(string body)
    {
        await using var server = await ScriptedServer.AnswerAsync(200, body);
        using var client = Create(server.Url);

        var failure = await FailureOf(() => client.AcknowledgeAsync(CancellationToken.None));

        failure.Kind.Should().Be(FocusServerErrorKind.ContractBroken);
    }

    [Fact]
    public async Task GetChannels_LongWrongBody_IsQuotedInPart()
    {
        await using var server = await ScriptedServer.AnswerAsync(200, "x" + new string('y', 5_000) + "z");
        using var client = Create(server.Url);

        var failure = await FailureOf(() => client.GetChannelsAsync(CancellationToken.None));

        failure.Message.Should().Contain("xyyy").And.EndWith("y…”").And.NotContain("z");
        failure.Message.Count(static letter => letter == 'y').Should().BeLessThan(210);
    }

    [Fact]
    public async Task GetChannels_ByteOrderMark_IsSkipped()
    {
        await using var server = await ScriptedServer.AnswerAsync(200, "\uFEFF{\"lowest_channel\":1,\"highest_channel\":5}");
        using var client = Create(server.Url);

        var channels = await client.GetChannelsAsync(CancellationToken.None).WaitAsync(Bound);

        channels.HighestChannel.Should().Be(5);
    }

    // Half of it is the second half, which no decoder takes.
    private static async Task WriteCompressedAsync(HttpContext context, string encoding, bool half)
    {
        using var buffer = new MemoryStream();
        await using (Stream compressed = encoding switch
        {
            "gzip" => new GZipStream(buffer, CompressionMode.Compress, leaveOpen: true),
            "deflate" => new ZLibStream(buffer, CompressionMode.Compress, leaveOpen: true),
            _ => new BrotliStream(buffer, CompressionMode.Compress, leaveOpen: true),
        })
        {
            await compressed.WriteAsync("""{"lowest_channel":1,"highest_channel":2337}"""u8.ToArray());
        }

        context.Response.ContentType = "application/json";
        context.Response.Headers.ContentEncoding = encoding;
        await context.Response.Body.WriteAsync(half ? buffer.ToArray()[(int)(buffer.Length / 2)..] : buffer.ToArray());
    }
}
