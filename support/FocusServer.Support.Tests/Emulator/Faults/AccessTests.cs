using System.Net;
using System.Net.Http.Headers;
using FluentAssertions;
using FocusServer.Client;
using FocusServer.Emulator;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Faults;

public class AccessTests
{
    [Theory]
    [InlineData(null, HttpStatusCode.Unauthorized)]
    [InlineData("Bearer wrong", HttpStatusCode.Unauthorized)]
    [InlineData("Basic secret", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer SECRET", HttpStatusCode.Unauthorized)]
    [InlineData("Bearer secret", HttpStatusCode.OK)]
    [InlineData("bearer secret", HttpStatusCode.OK)]
    [InlineData("BEARER secret", HttpStatusCode.OK)]
    public async Task Token_Required_LetsInWhoBringsIt(string? authorization, HttpStatusCode expected)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { Token = "secret" });
        emulator.Http.DefaultRequestHeaders.Authorization = authorization is null ? null : AuthenticationHeaderValue.Parse(authorization);

        foreach (var route in (string[])["ack", "focus-server/channels"])
        {
            using var answer = await emulator.Http.GetAsync(route).WaitAsync(EmulatorUnderTest.Bound);
            answer.StatusCode.Should().Be(expected);
            (expected == HttpStatusCode.OK || await answer.Content.ReadAsStringAsync() == """{"detail":"Not authenticated"}""").Should().BeTrue();
        }
    }

    [Theory]
    [InlineData("CHANNELS")]
    [InlineData("FOCUS-SERVER/channels")]
    [InlineData("%43HANNELS")]
    public async Task Token_Required_IsNotGotRoundByCapitals(string route)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { Token = "secret" });

        using var answer = await emulator.Http.GetAsync(route).WaitAsync(EmulatorUnderTest.Bound);

        (await answer.Content.ReadAsStringAsync()).Should().NotContain("highest_channel");
    }

    [Fact]
    public async Task Token_Required_StreamsNeedNone()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { Token = "secret" });
        emulator.Http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", "secret");

        using var call = await emulator.OpenAsync(await emulator.StartJobAsync());

        (await emulator.ReadAsync(call, 1)).Should().HaveCount(1);
    }

    [Fact]
    public async Task Tls_Certificate_IsNotTrusted()
    {
        await using var server = await StartTlsAsync();
        using var http = new HttpClient { BaseAddress = server.BaseUrl };

        await http.Awaiting(client => client.GetStringAsync("ack").WaitAsync(EmulatorUnderTest.Bound)).Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task Tls_ClientThatTakesAnyCertificate_IsServed()
    {
        await using var server = await StartTlsAsync();
        using var handler = new HttpClientHandler { ServerCertificateCustomValidationCallback = (_, certificate, _, _) => certificate!.Subject == "CN=Focus Server emulator" };
        using var http = new HttpClient(handler) { BaseAddress = server.BaseUrl };

        server.BaseUrl.Scheme.Should().Be("https");
        (await http.GetStringAsync("ack").WaitAsync(EmulatorUnderTest.Bound)).Should().Be("{}");
        using var configured = await http.PostAsync("configure", new StringContent(EmulatorUnderTest.LiveJob)).WaitAsync(EmulatorUnderTest.Bound);
        (await configured.Content.ReadAsStringAsync()).Should().Contain("\"stream_url\":\"http://127.0.0.1\"", "streams are plain");
    }

    [Theory]
    [InlineData("token", false, true)]
    [InlineData("tls", true, false)]
    [InlineData("healthy", false, false)]
    public async Task Server_OfAProfile_SaysWhatLetsAClientIn(string profile, bool tls, bool token)
    {
        await using var server = await StartAsync(profile);
        using var client = new FocusServerClient(
            new FocusServerClientOptions { BaseUrl = server.BaseUrl, Token = server.Token, CertificateFingerprint = server.CertificateFingerprint }, new FakeTimeProvider());

        var job = await client.ConfigureAsync(LiveJobRequest.For(await client.GetChannelsAsync(default)), default).WaitAsync(EmulatorUnderTest.Bound);

        (await client.FindJobAsync(job.JobId, default).WaitAsync(EmulatorUnderTest.Bound)).Should().Be(JobPresence.Present);
        (server.CertificateFingerprint is not null, server.Token is not null).Should().Be((tls, token));
    }

    [Theory]
    [InlineData("token", "'token' needs an access token, which a server can only have from its start: start it with this profile.")]
    [InlineData("tls", "'tls' needs TLS, *")]
    public async Task Profile_ThatAsksForAccess_IsRefusedWhileTheServerRuns(string profile, string message)
    {
        await using var healthy = await StartAsync("healthy");

        healthy.Faults.Invoking(board => board.Choose(profile)).Should().Throw<ArgumentException>().WithMessage(message);

        healthy.Faults.Profile.Should().Be("healthy");
        await using var own = await StartAsync(profile);
        own.Faults.Choose("healthy");
        own.Faults.Invoking(board => board.Choose(profile)).Should().NotThrow("it was started with it");
    }

    private static Task<FocusServerEmulator> StartTlsAsync() => StartAsync("tls");

    private static Task<FocusServerEmulator> StartAsync(string profile) => FocusServerEmulator.StartAsync(
        new EmulatorOptions { TimeProvider = new FakeTimeProvider(), ConfigureDelay = TimeSpan.Zero, Profile = profile }).WaitAsync(EmulatorUnderTest.Bound);
}
