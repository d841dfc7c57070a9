using FluentAssertions;
using FocusServer.Client;
using Xunit;

namespace FocusServer.Support.Tests.Client;

/// <summary>A proxy of this machine that fails is named, without its password, and is not the server's doing.</summary>
public sealed class ProxyTests
{
    private const string Server = "http://focus.example:18500/focus-server";
    private const string Password = "p%40ss";

    [Theory]
    [InlineData(Server, "HTTP_PROXY")]
    [InlineData("https://focus.example/focus-server", "HTTPS_PROXY")]
    [InlineData(Server, "ALL_PROXY")]
    public async Task GetChannels_DeadProxy_IsNamedWithoutItsPassword(string url, string variable)
    {
        var port = TransportTests.FreePort();

        var (kind, text) = await ProxyProgram.AskAsync(url, (variable, $"http://jane:{Password}@127.0.0.1:{port}"));

        kind.Should().Be(nameof(FocusServerErrorKind.NotSent));
        text.Should().Contain($"because the proxy http://127.0.0.1:{port} gave no connection: Connection refused").And.Contain("NO_PROXY");
        text.Should().NotContainAny("jane", Password, "p@ss");
    }

    [Theory]
    [InlineData(407)]
    [InlineData(403)]
    [InlineData(502)]
    public async Task GetChannels_ProxyThatOpensNoTunnel_IsNamedWithoutItsPassword(int status)
    {
        await using var proxy = new RawServer(_ => RawServer.Response(status, "no")) { ClosesAfterAnswer = true };

        var (kind, text) = await ProxyProgram.AskAsync("https://focus.example/", ("HTTPS_PROXY", $"http://jane:{Password}@{proxy.Url.Authority}"));

        kind.Should().Be(nameof(FocusServerErrorKind.NotSent));
        text.Should().Contain($"the proxy http://{proxy.Url.Authority} gave no connection").And.Contain($"{status}");
        text.Should().NotContainAny("jane", Password, "p@ss");
    }

    [Fact]
    public async Task GetChannels_ProxyThatWantsAPassword_IsNamedAndNotTheServersDoing()
    {
        await using var proxy = new RawServer(_ => RawServer.Response(407, "who are you?"));

        var (kind, text) = await ProxyProgram.AskAsync(Server, ("HTTP_PROXY", $"http://{proxy.Url.Authority}"));

        kind.Should().Be(nameof(FocusServerErrorKind.NotSent));
        text.Should().Contain("answered 407, so a proxy of this machine did not let it through").And.Contain(proxy.Url.Authority).And.Contain("NO_PROXY");
    }

    [Theory]
    [InlineData(502, nameof(FocusServerErrorKind.GatewayFailed))]
    [InlineData(403, nameof(FocusServerErrorKind.Unauthorized))]
    public async Task GetChannels_ErrorByWayOfAProxy_NamesIt(int status, string kind)
    {
        await using var proxy = new RawServer(_ => RawServer.Response(status, "no"));

        var (found, text) = await ProxyProgram.AskAsync(Server, ("HTTP_PROXY", $"http://jane:{Password}@{proxy.Url.Authority}"));

        found.Should().Be(kind);
        text.Should().Contain($"by way of this machine's proxy, http://{proxy.Url.Authority}").And.NotContainAny("jane", Password);
    }

    [Fact]
    public async Task GetChannels_ProxyThatHasNoAddress_IsNamed()
    {
        var (kind, text) = await ProxyProgram.AskAsync(Server, ("HTTP_PROXY", $"http://jane:{Password}@no-such-proxy.invalid:3128"));

        kind.Should().Be(nameof(FocusServerErrorKind.NotSent));
        text.Should().Contain("the proxy http://no-such-proxy.invalid:3128 gave no connection").And.NotContainAny("jane", Password);
    }

    [Fact]
    public async Task GetChannels_HostThatTheProxyIsNotFor_IsAskedItself()
    {
        await using var proxy = new RawServer(_ => RawServer.Response(407, "no"));

        var (kind, text) = await ProxyProgram.AskAsync("http://no-such-host.invalid/", ("HTTP_PROXY", $"http://{proxy.Url.Authority}"), ("NO_PROXY", ".invalid"));

        proxy.Requests.Should().Be(0);
        kind.Should().Be(nameof(FocusServerErrorKind.NotSent));
        text.Should().Contain("found no such host").And.NotContain("proxy ");
    }

    [Fact]
    public async Task GetChannels_ServerOnThisMachine_IsAskedWithoutAProxy()
    {
        await using var server = await ScriptedServer.AnswerAsync(200, """{"lowest_channel":1,"highest_channel":2337}""");

        var (kind, _) = await ProxyProgram.AskAsync($"{server.Url}", ("HTTP_PROXY", $"http://127.0.0.1:{TransportTests.FreePort()}"));

        kind.Should().Be("None");
    }
}
