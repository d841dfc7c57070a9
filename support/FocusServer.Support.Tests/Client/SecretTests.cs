using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using FluentAssertions;
using FocusServer.Client;
using Microsoft.Extensions.Time.Testing;
using Xunit;
using static FocusServer.Support.Tests.Client.ClientUnderTest;

namespace FocusServer.Support.Tests.Client;

public sealed class SecretTests
{
    private const string Token = "s3cr3t-t0ken";

    [Theory]
    [InlineData(403, "the token " + Token + " is not valid")]
    [InlineData(401, """{"detail":"s3cr3t-t0ken?"}""")]
    [InlineData(422, """{"detail":[{"loc":["s3cr3t-t0ken"],"msg":"s3cr3t-t0ken"}]}""")]
    [InlineData(200, """{"s3cr3t-t0ken":1}""")]
    [InlineData(200, """{"job_id":{"s3cr3t-t0ken":1}}""")]
    public async Task Configure_ServerRepeatsTheToken_MessageDoesNot(int status, string body)
    {
        await using var server = await ScriptedServer.AnswerAsync(status, body);

        var failure = await ConfigureFailureAsync(server.Url, Token);

        failure.ToString().Should().Contain("***").And.NotContain(Token);
    }

    [Fact]
    public async Task Configure_TokenAtTheCutOfTheQuote_IsNotShownInPart()
    {
        await using var server = await ScriptedServer.AnswerAsync(403, new string('x', 195) + Token);

        var failure = await ConfigureFailureAsync(server.Url, Token);

        failure.ToString().Should().NotContain(Token[..5]);
    }

    [Fact]
    public async Task GetChannels_RedirectWithTheToken_MessageIsWithoutIt()
    {
        await using var server = await ScriptedServer.StartAsync(static context =>
        {
            context.Response.Redirect($"/login?token={Token}");
            return Task.CompletedTask;
        });
        using var client = Create(server.Url, Token);

        var failure = await FailureOf(() => client.GetChannelsAsync(CancellationToken.None));

        failure.ToString().Should().Contain("/login").And.NotContain(Token);
    }

    [Fact]
    public async Task GetChannels_Unreachable_MessageIsWithoutTokenAndPassword()
    {
        var url = new Uri($"http://user:{Token}@127.0.0.1:{TransportTests.FreePort()}/?token={Token}");
        using var client = Create(url, Token);

        var failure = await FailureOf(() => client.GetChannelsAsync(CancellationToken.None));

        failure.ToString().Should().NotContain(Token);
    }

    [Theory]
    [InlineData("{0}")]
    [InlineData("%2Fback%3Ftoken%3D{1}")]
    [InlineData("Basic {2}")]
    [InlineData("{{\"Authorization\":\"Bearer {3}\"}}")]
    public async Task Configure_ServerRepeatsTheTokenInAnotherSpelling_MessageDoesNot(string said)
    {
        const string Odd = "s3cr3t/t0+k3n";
        string[] spellings = [Odd, Uri.EscapeDataString(Odd), Convert.ToBase64String(Encoding.UTF8.GetBytes(Odd)), JavaScriptEncoder.Default.Encode(Odd)];
        var body = string.Format(CultureInfo.InvariantCulture, said, [.. spellings]);
        await using var server = await ScriptedServer.AnswerAsync(403, body, "text/plain");

        var failure = await ConfigureFailureAsync(server.Url, Odd);

        failure.ToString().Should().Contain("***").And.NotContainAny(spellings);
    }

    [Fact]
    public async Task GetChannels_TokenInAnAnswerThatIsNotHttp_IsNotShown()
    {
        await using var server = new RawServer(_ => $"HTTP/1.1 200 OK\r\nBearer {Token}\r\n\r\n");
        using var client = Create(server.Url, Token);

        var failure = await FailureOf(() => client.GetChannelsAsync(CancellationToken.None));

        failure.Message.Should().Contain("***");
        failure.ToString().Should().NotContain(Token);
    }

    [Fact]
    public async Task Configure_TokenAtTheCutOfTheStreamsUrl_IsNotShownInPart()
    {
        var url = "no host " + new string('x', 187) + Token;
        await using var server = await ScriptedServer.AnswerAsync(200, Bodies.JobWith("http://10.0.0.1", url));

        var failure = await ConfigureFailureAsync(server.Url, Token);

        failure.ToString().Should().Contain("stream_url").And.NotContain(Token[..5]);
    }

    [Fact]
    public async Task GetLiveMetadata_VersionWithTheToken_IsWithoutIt()
    {
        await using var server = await ScriptedServer.AnswerAsync(200, $$"""{"prr":2000,"sw_version":"1.2 for {{Token}}","fiber_description":"{{Token}}"}""");
        using var client = Create(server.Url, Token);

        var sensor = await client.GetLiveMetadataAsync(CancellationToken.None).WaitAsync(Bound);

        sensor.SoftwareVersion.Should().Be("1.2 for ***", "it goes into reports");
        sensor.FiberDescription.Should().Be("***");
    }

    [Fact]
    public void Options_Printed_HideTheToken()
    {
        var options = new FocusServerClientOptions { BaseUrl = new Uri($"http://user:{Token}@host/focus-server"), Token = Token };

        options.ToString().Should().Contain("http://host/focus-server/").And.Contain("***").And.NotContain(Token);
    }

    [Theory]
    [InlineData("two words")]
    [InlineData("line\r\nbreak")]
    [InlineData("ümlaut")]
    public void Client_TokenThatNoHeaderCarries_IsRefusedUnquoted(string token)
    {
        Action create = () => Create(new Uri("http://host/"), token).Dispose();

        create.Should().Throw<ArgumentException>().Which.ToString().Should().Contain("Token").And.NotContain(token);
    }

    [Theory]
    [InlineData("/relative")]
    [InlineData("ftp://host/")]
    public void Client_BaseUrlThatCannotBeAsked_IsRefused(string url)
    {
        Action create = () => Create(new Uri(url, UriKind.RelativeOrAbsolute)).Dispose();

        create.Should().Throw<ArgumentException>().WithMessage("BaseUrl must be an absolute http or https URL*");
    }

    [Fact]
    public void Client_NoTimeForRequests_IsRefused()
    {
        var options = new FocusServerClientOptions { BaseUrl = new Uri("http://host/"), RequestTimeout = TimeSpan.Zero };

        Action create = () => new FocusServerClient(options, new FakeTimeProvider()).Dispose();

        create.Should().Throw<ArgumentException>().WithMessage("RequestTimeout must be above zero*");
    }
}
