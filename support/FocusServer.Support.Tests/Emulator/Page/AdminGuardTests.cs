using System.Net;
using FluentAssertions;
using FocusServer.Emulator;
using Microsoft.Extensions.Time.Testing;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Page;

/// <summary>Sends requests to the page from other machines, names and sites.</summary>
public class AdminGuardTests
{
    [Theory]
    [InlineData("Host", "emulator.example.org", HttpStatusCode.Forbidden)]
    [InlineData("Host", "10.0.0.1:8500", HttpStatusCode.Forbidden)]
    [InlineData("Host", "localhost:8500", HttpStatusCode.OK)]
    [InlineData("Host", "[::1]:8500", HttpStatusCode.OK)]
    [InlineData("Origin", "http://example.org", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "http://127.0.0.1:1", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    public async Task Request_FromElsewhere_IsRefused(string header, string value, HttpStatusCode expected)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();
        foreach (var route in (string[])["", "_emulator/", "focus-server/_emulator/jobs"])
        {
            (await AskAsync(emulator, HttpMethod.Get, route, header, value)).Should().Be(expected, route);
        }

        (await AskAsync(emulator, HttpMethod.Post, "_emulator/reset", header, value)).Should().Be(expected);
        (await AskAsync(emulator, HttpMethod.Get, "channels", header, value)).Should().Be(HttpStatusCode.OK, "the contract's routes are open to every page");
    }

    [Fact]
    public async Task Request_FromThePageItself_IsDone()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync();

        (await AskAsync(emulator, HttpMethod.Post, "_emulator/reset", "Origin", emulator.Server.BaseUrl.GetLeftPart(UriPartial.Authority))).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task Request_ByAnotherName_IsDoneWhereToldTo()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with { AllowRemote = true });

        (await AskAsync(emulator, HttpMethod.Get, "_emulator/", "Host", "emulator.example.org")).Should().Be(HttpStatusCode.OK);
        (await AskAsync(emulator, HttpMethod.Get, "_emulator/", "Origin", "http://example.org")).Should().Be(HttpStatusCode.Forbidden);
    }

    [Theory]
    [InlineData("http://192.168.1.7:8500", true)]
    [InlineData("http://127.0.0.1:8500", true)]
    [InlineData("http://0.0.0.0:8500", false)]
    [InlineData("http://[::]:8500", false)]
    [InlineData("http://example.org:8500", false)]
    public void Urls_OutsideLoopback_AreAllowedByOption(string urls, bool allowed)
    {
        var validate = new EmulatorOptions { TimeProvider = new FakeTimeProvider(), AllowRemote = true, Urls = urls }.Invoking(options => options.Validate());

        if (allowed)
        {
            validate.Should().NotThrow();
        }
        else
        {
            validate.Should().Throw<ArgumentException>().WithMessage("Urls has *; allowed are *, and http://<an IP address of this machine>:<port>.");
        }
    }

    private static async Task<HttpStatusCode> AskAsync(EmulatorUnderTest emulator, HttpMethod method, string route, string header, string value)
    {
        using var request = new HttpRequestMessage(method, route);
        request.Headers.TryAddWithoutValidation(header, value);
        using var answer = await emulator.Http.SendAsync(request).WaitAsync(EmulatorUnderTest.Bound);
        return answer.StatusCode;
    }
}
