using System.Text.Json;
using FluentAssertions;
using FocusServer.Client;
using Grpc.Core;
using Xunit;
using static FocusServer.Support.Tests.Client.ClientUnderTest;

namespace FocusServer.Support.Tests.Client;

/// <summary>Whatever a server says: nothing in it moves a cursor, clears a screen, turns the text, hides, or is a command of the CI that shows it.</summary>
public sealed class ForeignTextTests
{
    private const string Nasty = "no room \u001b[2J\u001b[31mRED\u0007\u0000\u0008\u007f\u009b1m\u200b\u200e\u202e\u2066\ufeff\u00ad end";
    private const string Harmless =
        @"no room \x1b[2J\x1b[31mRED\x07\x00\x08\x7f\x9b1m\u200b\u200e\u202e\u2066\ufeff\xad end";

    [Theory]
    [InlineData("error")]
    [InlineData("message")]
    [InlineData("detail")]
    public async Task Configure_ReasonWithControlCharacters_IsShownAsEscapes(string field)
    {
        await using var server = await ScriptedServer.AnswerAsync(503, JsonSerializer.Serialize(new Dictionary<string, string> { [field] = Nasty }));

        var failure = await ConfigureFailureAsync(server.Url);

        failure.Message.Should().Contain($"“{Harmless}”");
    }

    [Theory]
    [InlineData("one\u2028two\u2029three\u0085four\r\nfive\vsix", "one two three four five six")]
    [InlineData("tag \U000e0041", @"tag \U000e0041")]
    [InlineData("##[stop-commands]x", @"##\x5bstop-commands]x")]
    [InlineData("a ##vso[task.complete]b ##[add-mask]e", @"a ##vso\x5btask.complete]b ##\x5badd-mask]e")]
    [InlineData("a list [1] # [2] #[3]", "a list [1] # [2] #[3]")]
    [InlineData("📊 é ש", "📊 é ש")]
    public async Task Configure_TextOfAnyKind_IsOneLineThatShowsIt(string said, string shown)
    {
        await using var server = await ScriptedServer.AnswerAsync(500, said, "text/plain");

        (await ConfigureFailureAsync(server.Url)).Message.Should().Contain($"“{shown}”");
    }

    [Fact]
    public async Task Configure_CharacterAtTheCutOfTheQuote_IsNotHalved()
    {
        await using var server = await ScriptedServer.AnswerAsync(500, new string('x', 199) + "📊", "text/plain");

        (await ConfigureFailureAsync(server.Url)).Message.Should().Contain("x\ufffd…”").And.NotContain("\ud83d");
    }

    [Fact]
    public async Task Configure_ReasonThatIsNoUnicode_IsARefusalAllTheSame()
    {
        await using var server = await ScriptedServer.AnswerAsync(503, """{"error":"no room \ud83d left"}""");

        var failure = await ConfigureFailureAsync(server.Url);

        failure.Kind.Should().Be(FocusServerErrorKind.NoCapacity);
        failure.Message.Should().Contain(@"no room \ud83d left");
    }

    [Fact]
    public async Task FindJob_AnswerThatIsNoUnicode_SaysNothingOfTheJob()
    {
        await using var server = await ScriptedServer.AnswerAsync(200, """{"job_id":"7-1729\ud83d"}""");
        using var client = Create(server.Url);

        var failure = await FailureOf(() => client.FindJobAsync("7-1729", CancellationToken.None));

        failure.Kind.Should().Be(FocusServerErrorKind.ContractBroken);
    }

    [Fact]
    public async Task GetChannels_RedirectWithControlCharacters_IsShownAsEscapes()
    {
        await using var server = new RawServer(static _ => "HTTP/1.1 302 Found\r\nLocation: http://elsewhere/%1b[2J\u009b\r\nContent-Length: 0\r\n\r\n");
        using var client = Create(server.Url);

        var failure = await FailureOf(() => client.GetChannelsAsync(CancellationToken.None));

        failure.Message.Should().Contain("elsewhere").And.NotContainAny("\u001b", "\u009b");
    }

    [Fact]
    public async Task GetChannels_ControlCharactersInWhatIsNotHttp_AreShownAsEscapes()
    {
        await using var server = new RawServer(static _ => "HTTP/1.1 200 OK\r\nbad\u001b[2J\u009b header\r\n\r\n") { ClosesAfterAnswer = true };
        using var client = Create(server.Url);

        var failure = await FailureOf(() => client.GetChannelsAsync(CancellationToken.None));

        failure.Message.Should().NotContainAny("\u001b", "\u009b", "\n");
    }

    [Fact]
    public async Task GetChannels_NamesOfFieldsWithControlCharacters_AreShownAsEscapes()
    {
        await using var server = await ScriptedServer.AnswerAsync(200, """{"lowest_channel":{"\u001b[2J":1},"highest_channel":"\u202e"}""");
        using var client = Create(server.Url);

        var failure = await FailureOf(() => client.GetChannelsAsync(CancellationToken.None));

        failure.Message.Should().NotContainAny("\u001b", "\u202e");
    }

    [Fact]
    public async Task GetLiveMetadata_VersionWithControlCharacters_IsShownAsEscapesInOneLine()
    {
        await using var server = await ScriptedServer.AnswerAsync(200, JsonSerializer.Serialize(new { prr = 2000, dx = 1, sw_version = Nasty + "\r\n2", fiber_description = Nasty }));
        using var client = Create(server.Url);

        var sensor = await client.GetLiveMetadataAsync(CancellationToken.None).WaitAsync(Bound);

        sensor.SoftwareVersion.Should().Be(Harmless + " 2");
        sensor.FiberDescription.Should().Be(Harmless);
    }

    [Theory]
    [InlineData("stream_url")]
    [InlineData("job_id")]
    public async Task Configure_JobWithControlCharacters_IsRefusedAndShownAsEscapes(string field)
    {
        var body = field == "job_id" ? Bodies.JobWith("7-1729", "7\\u001b[2J") : Bodies.JobWith("http://10.0.0.1", "no host \\u001b[2J");
        await using var server = await ScriptedServer.AnswerAsync(200, body);

        var failure = await ConfigureFailureAsync(server.Url);

        failure.Kind.Should().Be(FocusServerErrorKind.ContractBroken);
        failure.Message.Should().Contain(field).And.NotContain("\u001b");
    }

    [Fact]
    public async Task Read_StatusDetailWithControlCharacters_IsShownAsEscapes()
    {
        await using var pod = await PodServer.StartAsync((_, _, _) => throw new RpcException(new Status(StatusCode.ResourceExhausted, Nasty)));
        using var client = Create(new Uri("http://127.0.0.1/"));
        await using var connection = client.Connect(ReachabilityTests.JobAt(pod.Url));
        await connection.WaitUntilReachableAsync(CancellationToken.None).WaitAsync(Bound);

        var failure = await FailureOf(() => connection.ReadAsync(0, CancellationToken.None).ReadAllAsync());

        failure.Message.Should().Contain(Harmless);
    }
}
