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
        await using ScriptedServer server = await ScriptedServer.AnswerAsync(status, body);

        FocusServerException failure = await ConfigureFailureAsync(server.Url, Token);

        failure.ToString().Should().Contain("***").And.NotContain(Token);
    }

    [Fact]
    public async Task Configure_TokenAtTheCutOfTheQuote_IsNotShownInPart()
    {
        await using ScriptedServer server = await ScriptedServer.AnswerAsync(403, new string('x', 195) + Token);

        FocusServerException failure = await ConfigureFailureAsync(server.Url, Token);

        failure.ToString().Should().NotContain(Token[..5]);
    }

    [Fact]
    public async Task GetChannels_RedirectWithTheToken_MessageIsWithoutIt()
    {
        await using ScriptedServer server = await ScriptedServer.StartAsync(static context =>
        {
            context.Response.Redirect($"/login?token={Token}");
            return Task.CompletedTask;
        });
        using FocusServerClient client = Create(server.Url, Token);

        FocusServerException failure = await FailureOf(() => client.GetChannelsAsync(CancellationToken.None));

        failure.ToString().Should().Contain("/login").And.NotContain(Token);
    }

    [Fact]
    public async Task GetChannels_Unreachable_MessageIsWithoutTokenAndPassword()
    {
        var url = new Uri($"http://user:{Token}@127.0.0.1:{TransportTests.FreePort()}/?token={Token}");
        using FocusServerClient client = Create(url, Token);

        FocusServerException failure = await FailureOf(() => client.GetChannelsAsync(CancellationToken.None));

        failure.ToString().Should().NotContain(Token);
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
