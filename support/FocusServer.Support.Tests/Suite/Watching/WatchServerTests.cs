using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using FluentAssertions;
using FocusServer.Evidence.Events;
using FocusServer.Suite.Watching;
using FocusServer.Support.Tests.LivingDocs.Ramps;
using Xunit;

namespace FocusServer.Support.Tests.Suite.Watching;

/// <summary>The server of the live page, by HTTP.</summary>
public sealed class WatchServerTests
{
    private static readonly IReadOnlyList<RunEvent> _events = LivePage.Events(SampleRamps.Holding().Text);

    [Fact]
    public async Task Page_OpenedLate_GetsEverythingFromTheStart()
    {
        await using var page = LivePage.Open();
        page.Tell(_events);

        using var stream = await OpenedStream.OpenAsync(page.Http, "events");

        (await stream.ReadAsync(_events.Count)).Should().HaveCount(_events.Count);
        stream.Messages[0].GetProperty("run").GetProperty("subject").GetString().Should().Be("Quick ramp 2→10, staging (embedded server)");
        stream.Messages[^1].GetProperty("over").GetBoolean().Should().BeTrue();
    }

    [Fact]
    public async Task Page_ThatIsOpen_GetsWhatHappens()
    {
        await using var page = LivePage.Open();
        using var stream = await OpenedStream.OpenAsync(page.Http, "events");

        page.Tell(_events.Take(3));

        (await stream.ReadAsync(3)).Should().HaveCount(3);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Page_ThatComesBack_GoesOnWhereItLeftOff(bool byHeader)
    {
        await using var page = LivePage.Open();
        page.Tell(_events.Take(10));
        string lastId;
        using (var stream = await OpenedStream.OpenAsync(page.Http, "events"))
        {
            await stream.ReadAsync(10);
            lastId = stream.LastId!;
        }

        page.Tell(_events.Skip(10).Take(5));
        using var again = await OpenedStream.OpenAsync(page.Http, byHeader ? "events" : $"events?after={lastId}", byHeader ? lastId : null);

        (await again.ReadAsync(5)).Should().HaveCount(5);
        again.LastId.Should().NotBe(lastId).And.EndWith("-15");
    }

    [Fact]
    public async Task Page_WhenAnotherRunBegins_IsToldAndKeepsItsOwn()
    {
        await using var page = LivePage.Open();
        page.Tell(_events.Take(2));
        using var stream = await OpenedStream.OpenAsync(page.Http, "events");
        await stream.ReadAsync(2);

        page.Begin();
        page.Tell(_events.Take(5));

        (await stream.ReadEventAsync("next")).Should().BeTrue();
        stream.Messages.Should().HaveCount(2);
        using var back = await OpenedStream.OpenAsync(page.Http, "events", stream.LastId);
        (await back.ReadEventAsync("next")).Should().BeTrue();
        back.Messages.Should().BeEmpty("they would be another run's");
    }

    [Fact]
    public void Run_WithMoreMessagesThanAreKept_MakesTheOlderAgain()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, SampleRamps.Holding().Text);
            var (all, few) = (new WatchedRun(file, null), new WatchedRun(file, null, kept: 7));
            foreach (var runEvent in _events)
            {
                all.On(runEvent);
                few.On(runEvent);
            }

            few.After(0).Should().Equal(all.After(0).SkipLast(7));
            few.After(3).Should().Equal(all.After(3).SkipLast(7));
            few.After(_events.Count - 7).Should().Equal(all.After(_events.Count - 7));
            few.After(_events.Count).Should().BeEmpty();
        }
        finally
        {
            File.Delete(file);
        }
    }

    [Fact]
    public async Task Frames_OfABusyRun_AreAtMostFourASecond()
    {
        await using var page = LivePage.Open();
        using var stream = await OpenedStream.OpenAsync(page.Http, "events");
        var start = SuiteUnderTest.RealTime.GetTimestamp();

        foreach (var runEvent in _events)
        {
            page.Tell(runEvent);
            await Task.Delay(TimeSpan.FromMilliseconds(20), SuiteUnderTest.RealTime, CancellationToken.None);
        }

        await stream.ReadAsync(_events.Count);
        var seconds = SuiteUnderTest.RealTime.GetElapsedTime(start).TotalSeconds;
        stream.Frames.Should().BeLessThanOrEqualTo((int)(seconds * 4) + 2).And.BeGreaterThan(1);
    }

    [Theory]
    [InlineData("Host", "focus.example")]
    [InlineData("Host", "192.0.2.7")]
    [InlineData("Origin", "https://evil.example")]
    [InlineData("Origin", "null")]
    [InlineData("Sec-Fetch-Site", "cross-site")]
    [InlineData("Sec-Fetch-Site", "same-site")]
    public async Task Request_FromElsewhere_IsRefused(string header, string value)
    {
        await using var page = LivePage.Open();
        foreach (var (method, path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Get, "events"), (HttpMethod.Post, "steer") })
        {
            using var request = Wish("hold", "Ann", method, path);
            request.Headers.Remove(header);
            request.Headers.TryAddWithoutValidation(header, value);

            using var answer = await page.Http.SendAsync(request).WaitAsync(SuiteUnderTest.Bound);

            answer.StatusCode.Should().Be(HttpStatusCode.Forbidden, "of {0} {1}", method, path);
        }

        page.Wishes.Should().BeEmpty();
    }

    [Fact]
    public async Task Page_ForALinkOnAnotherSite_IsShownAndNothingOfItIsLoadedElsewhere()
    {
        await using var page = LivePage.Open();
        using var request = new HttpRequestMessage(HttpMethod.Get, "");
        request.Headers.Add("Sec-Fetch-Site", "cross-site");
        request.Headers.Add("Sec-Fetch-Mode", "navigate");

        using var answer = await page.Http.SendAsync(request).WaitAsync(SuiteUnderTest.Bound);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        answer.Headers.GetValues("Content-Security-Policy").Should().Equal("frame-ancestors 'none'");
        var html = await answer.Content.ReadAsStringAsync().WaitAsync(SuiteUnderTest.Bound);
        html.Should().Contain("default-src 'none'").And.NotContain("https://").And.NotContain("src=\"");
    }

    [Fact]
    public async Task Wish_IsTakenOnce_WithWho()
    {
        await using var page = LivePage.Open();

        (await WishAsync(page, "hold", " Ann ")).Should().Be((HttpStatusCode.NoContent, ""));
        (await WishAsync(page, "hold", "Ben")).Should().Be((HttpStatusCode.Conflict, "The ramp is held already."));
        (await WishAsync(page, "go-on", "Ben")).Should().Be((HttpStatusCode.NoContent, ""));
        (await WishAsync(page, "finish", "Eve")).Should().Be((HttpStatusCode.NoContent, ""));
        (await WishAsync(page, "hold", "Eve")).Should().Be((HttpStatusCode.Conflict, "The ramp takes no wishes now: it has not begun, cleans up, or is over."));

        page.Wishes.Should().Equal((SteeringWish.Hold, "Ann"), (SteeringWish.GoOn, "Ben"), (SteeringWish.Finish, "Eve"));
        page.Finished.Should().Equal("Eve");
    }

    [Theory]
    [InlineData("stop", "Ann", "what: hold, go-on or finish.")]
    [InlineData("hold", "", "who: a name of 1 to 60 letters.")]
    [InlineData("hold", "\n\t", "who: a name of 1 to 60 letters.")]
    [InlineData("hold", "0123456789012345678901234567890123456789012345678901234567890", "who: a name of 1 to 60 letters.")]
    public async Task Wish_ThatIsNone_IsRefused(string what, string who, string why)
    {
        await using var page = LivePage.Open();

        (await WishAsync(page, what, who)).Should().Be((HttpStatusCode.BadRequest, why));
    }

    [Fact]
    public async Task Wish_WithoutItsHeader_IsRefused()
    {
        await using var page = LivePage.Open();
        using var request = Wish("finish", "Ann");
        request.Headers.Remove("X-Focus-Watch");

        using var answer = await page.Http.SendAsync(request).WaitAsync(SuiteUnderTest.Bound);

        answer.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        page.Finished.Should().BeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("Bearer a wrong token, as it is")]
    [InlineData("Basic 0123456789abcdef")]
    public async Task Request_WithoutTheToken_IsRefused(string? authorization)
    {
        await using var page = LivePage.Open(token: "0123456789abcdef");
        foreach (var (method, path) in new[] { (HttpMethod.Get, ""), (HttpMethod.Get, "events"), (HttpMethod.Get, "?token=0123456789abcdef"), (HttpMethod.Post, "steer") })
        {
            using var request = Wish("finish", "Ann", method, path);
            request.Headers.TryAddWithoutValidation("Authorization", authorization);

            using var answer = await page.Http.SendAsync(request).WaitAsync(SuiteUnderTest.Bound);

            answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized, "of {0} {1}", method, path);
        }

        page.Finished.Should().BeEmpty();
    }

    [Fact]
    public async Task Token_InAHeader_OpensEverything()
    {
        await using var page = LivePage.Open(token: "0123456789abcdef");
        page.Http.DefaultRequestHeaders.Add("Authorization", "Bearer 0123456789abcdef");

        (await WishAsync(page, "hold", "Ann")).Should().Be((HttpStatusCode.NoContent, ""));
        (await page.Http.GetStringAsync("").WaitAsync(SuiteUnderTest.Bound)).Should().Contain("id=\"moment\"");
    }

    [Fact]
    public async Task Token_InTheForm_IsGoodForACookieThatScriptsCannotRead()
    {
        await using var page = LivePage.Open(token: "0123456789abcdef");
        using var plain = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = page.Http.BaseAddress };
        using var wrong = await plain.PostAsync("login", Form("0123456789abcdeX")).WaitAsync(SuiteUnderTest.Bound);
        using var right = await plain.PostAsync("login", Form("0123456789abcdef")).WaitAsync(SuiteUnderTest.Bound);

        wrong.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        wrong.Headers.Should().NotContain(header => header.Key == "Set-Cookie");
        right.StatusCode.Should().Be(HttpStatusCode.SeeOther);
        right.Headers.GetValues("Set-Cookie").Should().ContainSingle().Which.Should()
            .Contain("httponly").And.Contain("samesite=strict").And.NotContain("0123456789abcdef");
        (await plain.GetStringAsync("").WaitAsync(SuiteUnderTest.Bound)).Should().Contain("id=\"moment\"", "the cookie is sent");

        static FormUrlEncodedContent Form(string token) => new([KeyValuePair.Create("token", token)]);
    }

    [Fact]
    public async Task Server_OnAPortThatIsTaken_SaysSo()
    {
        await using var page = LivePage.Open();

        var open = () => LivePage.Open(port: page.Server.Address.Port);

        open.Should().Throw<System.Net.Sockets.SocketException>();
    }

    private static HttpRequestMessage Wish(string what, string who, HttpMethod? method = null, string path = "steer")
    {
        var request = new HttpRequestMessage(method ?? HttpMethod.Post, path);
        request.Headers.Add("X-Focus-Watch", "1");
        request.Content = request.Method == HttpMethod.Post ? JsonContent.Create(new { what, who }) : null;
        return request;
    }

    private static async Task<(HttpStatusCode Status, string Detail)> WishAsync(LivePage page, string what, string who)
    {
        using var request = Wish(what, who);
        using var answer = await page.Http.SendAsync(request).WaitAsync(SuiteUnderTest.Bound);
        var text = await answer.Content.ReadAsStringAsync().WaitAsync(SuiteUnderTest.Bound);
        return (answer.StatusCode, text.Length == 0 ? "" : JsonDocument.Parse(text).RootElement.GetProperty("detail").GetString()!);
    }
}
