using System.Net;
using System.Text.Json;
using FluentAssertions;
using FocusServer.Emulator.Faults;
using Xunit;

namespace FocusServer.Support.Tests.Emulator.Faults;

public class AnswerFaultTests
{
    [Theory]
    [InlineData(FaultKind.Error, null, 500, "application/json; charset=utf-8")]
    [InlineData(FaultKind.Error, 599, 599, "application/json; charset=utf-8")]
    [InlineData(FaultKind.ProxyError, null, 502, "text/html")]
    [InlineData(FaultKind.ProxyError, 504, 504, "text/html")]
    public async Task ErrorFault_Answer_HasItsStatusAndBody(FaultKind kind, int? status, int expected, string type)
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = kind, Status = status });

        using var answer = await emulator.Http.GetAsync("channels").WaitAsync(EmulatorUnderTest.Bound);

        ((int)answer.StatusCode).Should().Be(expected);
        answer.Content.Headers.ContentType!.ToString().Should().Be(type);
        (await answer.Content.ReadAsStringAsync()).Should().NotBeEmpty().And.NotContain("lowest_channel");
        emulator.Struck().Should().Equal(kind);
    }

    [Theory]
    [InlineData(502, HttpStatusCode.NotFound)]
    [InlineData(504, HttpStatusCode.OK)]
    public async Task ProxyError_OnConfigure_LeavesAJobOnlyWhenItGaveUpWaiting(int status, HttpStatusCode job)
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.ProxyError, Status = status, Route = "configure" });

        using var answer = await emulator.PostAsync(EmulatorUnderTest.LiveJob);

        ((int)answer.StatusCode).Should().Be(status);
        (await emulator.StatusOfAsync("1-1")).Should().Be(job);
    }

    [Fact]
    public async Task MalformedJson_Answer_IsCompleteAndNoJson()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.MalformedJson });

        using var answer = await emulator.Http.GetAsync("channels").WaitAsync(EmulatorUnderTest.Bound);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        var text = await answer.Content.ReadAsStringAsync();
        text.Should().StartWith("{\"lowest");
        var parse = () => JsonDocument.Parse(text);
        parse.Should().Throw<JsonException>();
    }

    [Fact]
    public async Task TruncateBody_Answer_BreaksOffAfterItsHeaders()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.TruncateBody });

        using var answer = await emulator.Http.GetAsync("channels", HttpCompletionOption.ResponseHeadersRead).WaitAsync(EmulatorUnderTest.Bound);

        answer.StatusCode.Should().Be(HttpStatusCode.OK);
        await answer.Content.Awaiting(content => content.ReadAsStringAsync().WaitAsync(EmulatorUnderTest.Bound)).Should().ThrowAsync<HttpRequestException>();
    }

    [Fact]
    public async Task Reset_OnConfigure_BreaksTheConnectionAndLeavesAJob()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Reset, Route = "configure" });

        await emulator.Awaiting(e => e.PostAsync(EmulatorUnderTest.LiveJob)).Should().ThrowAsync<HttpRequestException>();

        (await emulator.StatusOfAsync("1-1")).Should().Be(HttpStatusCode.OK);
    }

    [Fact]
    public async Task DripBody_Answer_IsWholeWhenItsTimeHasPassed()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.DripBody, Delay = TimeSpan.FromSeconds(8) });
        var started = emulator.Time.GetUtcNow();

        var body = await emulator.LetPassAsync(emulator.Http.GetStringAsync("channels"));

        body.Should().Be("""{"lowest_channel":1,"highest_channel":2337}""");
        (emulator.Time.GetUtcNow() - started).Should().BeGreaterThan(TimeSpan.FromSeconds(7.5));
    }

    [Fact]
    public async Task Slow_Answer_ComesAfterItsDelayAndNotBefore()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Slow, Delay = TimeSpan.FromSeconds(3), Route = "channels" });
        var answer = emulator.Http.GetStringAsync("channels");
        await EmulatorUnderTest.UntilAsync(() => emulator.Struck().Any());

        emulator.Time.Advance(TimeSpan.FromSeconds(2.9));
        await emulator.Http.GetStringAsync("ack").WaitAsync(EmulatorUnderTest.Bound);
        answer.IsCompleted.Should().BeFalse();

        await emulator.LetPassAsync(answer);
    }

    [Theory]
    [InlineData("channels")]
    [InlineData("configure")]
    public async Task Degrade_Answer_TakesLongerWithEveryJob(string route)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with
        {
            IdleChecks = int.MaxValue,
            Faults = [new Fault { Kind = FaultKind.Degrade, Delay = TimeSpan.FromSeconds(1), Route = route }],
        });
        for (var job = 0; job < 3; job++)
        {
            var asked = emulator.ConfigureAsync();
            await emulator.LetPassAsync(asked);
        }

        if (route == "channels")
        {
            await emulator.LetPassAsync(emulator.Http.GetStringAsync(route));
        }

        emulator.Server.Events.Select(e => e.Effect).Should().Equal(
            route == "channels" ? ["Delayed by 3.000 s."] : ["Delayed by 1.000 s.", "Delayed by 2.000 s."]);
    }

    [Theory]
    [InlineData(null, 500, "application/json; charset=utf-8")]
    [InlineData(502, 502, "text/html")]
    public async Task Choke_JobsAskedForAtOnce_FailBeyondItsLimitAndOneByOneNever(int? status, int expected, string type)
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with
        {
            ConfigureDelay = TimeSpan.FromSeconds(1),
            Faults = [new Fault { Kind = FaultKind.Choke, Limit = 4, Status = status }],
        });

        var atOnce = Enumerable.Range(0, 10).Select(_ => emulator.PostAsync(EmulatorUnderTest.LiveJob)).ToList();
        await EmulatorUnderTest.UntilAsync(() => atOnce.Count(answer => answer.IsCompleted) == 6);
        var answers = await emulator.LetPassAsync(Task.WhenAll(atOnce));
        var failed = answers.Where(answer => !answer.IsSuccessStatusCode).ToList();
        for (var job = 0; job < 6; job++)
        {
            (await emulator.LetPassAsync(emulator.PostAsync(EmulatorUnderTest.LiveJob))).StatusCode.Should().Be(HttpStatusCode.OK, "one by one never fails");
        }

        failed.Should().HaveCount(6).And.OnlyContain(answer => (int)answer.StatusCode == expected && answer.Content.Headers.ContentType!.ToString() == type);
        emulator.Server.Jobs.Count.Should().Be(10);
        emulator.Struck().Should().HaveCount(6).And.AllBeEquivalentTo(FaultKind.Choke);
    }

    [Fact]
    public async Task Choke_Rate_IsTheShareOfThoseBeyondItsLimit()
    {
        await using var emulator = await EmulatorUnderTest.StartAsync(options => options with
        {
            ConfigureDelay = TimeSpan.FromSeconds(1),
            MaxWindows = 100,
            Faults = [new Fault { Kind = FaultKind.Choke, Limit = 1, Rate = 0.5 }],
        });

        var answers = await emulator.LetPassAsync(Task.WhenAll(Enumerable.Range(0, 60).Select(_ => emulator.PostAsync(EmulatorUnderTest.LiveJob))));

        answers.Count(answer => !answer.IsSuccessStatusCode).Should().BeInRange(15, 45);
    }

    [Theory]
    [InlineData(null, 429)]
    [InlineData(503, 503)]
    public async Task RateLimit_Requests_AreTakenUpToItsLimitASecond(int? status, int expected)
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.RateLimit, Limit = 3, Route = "channels", Status = status });

        var first = await AskAsync(5);
        var others = await emulator.Http.GetStringAsync("ack").WaitAsync(EmulatorUnderTest.Bound);
        emulator.Time.Advance(TimeSpan.FromSeconds(1));
        var second = await AskAsync(4);

        first.Should().Equal(200, 200, 200, expected, expected);
        others.Should().Be("{}");
        second.Should().Equal(200, 200, 200, expected);

        async Task<List<int>> AskAsync(int times)
        {
            var statuses = new List<int>();
            for (var i = 0; i < times; i++)
            {
                using var answer = await emulator.Http.GetAsync("channels").WaitAsync(EmulatorUnderTest.Bound);
                statuses.Add((int)answer.StatusCode);
                if (!answer.IsSuccessStatusCode)
                {
                    (await answer.Content.ReadAsStringAsync()).Should().Be("""{"error":"Too Many Requests","message":"Rate limit exceeded: 3 requests per second."}""");
                    answer.Headers.RetryAfter!.Delta.Should().Be(TimeSpan.FromSeconds(1));
                }
            }

            return statuses;
        }
    }

    [Fact]
    public async Task RequestFault_WhileAPageIsRead_LeavesItAlone()
    {
        await using var emulator = await FaultyEmulator.StartAsync(new Fault { Kind = FaultKind.Error });

        using var page = await emulator.Http.GetAsync("_emulator/nothing").WaitAsync(EmulatorUnderTest.Bound);

        page.StatusCode.Should().Be(HttpStatusCode.NotFound);
        emulator.Struck().Should().BeEmpty();
    }
}
